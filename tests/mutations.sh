#!/bin/sh
# mutations.sh: plants mistakes in the library, one at a time, and says which tests notice.
#   mutations.sh                 plants all of them, one after another: an hour on one core; the table at the end is the result
#   mutations.sh --only REGEX    those whose line in the list matches
#   mutations.sh --kind static   shown to one kind of test: 10 minutes; or runtime
#   mutations.sh --check         plants none: each must still have its place in the source, once
# The list is mutations/list, one mistake in four lines:
#   = HEADER : TEST...   the header below include/bptt, and the stems of the tests that ought to notice (WING/STEM)
#   < TEXT               what stands there, once in the header
#   > TEXT               the mistake
# and a blank line. A test is tests/static/WING/STEM.cpp, which must no longer compile, and tests/runtime/WING/STEM.cpp,
# which must no longer pass; each mistake is shown to both kinds. CXX (g++) compiles; clang++ needs two thirds of the time.
# A run-time test is cut into its cases, each compiled alone, until one notices: first those
# that use what is named at the mistake's place, then those that have noticed others.
set -u
command -v perl >/dev/null || { echo "perl is not there" && exit 77; }
here=$(cd "$(dirname "$0")" && pwd)
exec perl - "$here" "$@" <<'PERL'
use strict;
use warnings;
use File::Temp 'tempdir';
my ($tests, @options) = @ARGV;
my $check = grep { $_ eq '--check' } @options;
my ($only) = map { $options[$_ + 1] } grep { $options[$_] eq '--only' } 0 .. $#options - 1;
my ($one_kind) = map { $options[$_ + 1] } grep { $options[$_] eq '--kind' } 0 .. $#options - 1;
my @kinds = defined $one_kind ? ($one_kind) : ('static', 'runtime');
my $include = "$tests/../include/bptt";
my $compiler = $ENV{CXX} // 'g++';

sub contents { my ($file) = @_; local $/; open my $in, '<', $file or die "$file: $!\n"; my $text = <$in>; return $text; }
sub set_contents { my ($file, $text) = @_; open my $out, '>', $file or die "$file: $!\n"; print $out $text; }

my (@mistakes, $faults);
for my $block (split /\n\n+/, contents("$tests/mutations/list")) {
  next if $block =~ /^#/;
  my ($header, $names, $old, $new) = $block =~ /^= (\S+) : (.*)\n< (.*)\n> (.*)\n?$/ or die "not a mistake:\n$block\n";
  my $mistake = {header => $header, tests => [split ' ', $names], old => $old, new => $new};
  my $times = () = contents("$include/$header") =~ /\Q$old\E/g;
  if ($times != 1) { print "$header has $times times: $old\n"; $faults++; }
  for my $test (@{$mistake->{tests}}) {
    next if -e "$tests/static/$test.cpp" || -e "$tests/runtime/$test.cpp";
    print "no test $test\n"; $faults++;
  }
  push @mistakes, $mistake if !defined $only || $block =~ /$only/;
}
printf "%d mistakes\n", scalar @mistakes;
exit($faults ? 1 : 0) if $check || $faults;

my $scratch = tempdir(CLEANUP => 1);
system("cp -r $tests/../include $scratch/include") == 0 or exit 1;
my @flags = ('-std=c++20', '-O0', '-g0', '-w', '-DBPTT_INLINE=', '-DBOOST_TEST_DYN_LINK', "-I$scratch/include");
system("$compiler @flags -c $tests/runtime/test_program.cpp -o $scratch/test_program.o") == 0 or exit 1;
set_contents("$scratch/boost.hpp", "#include <boost/test/unit_test.hpp>\n#include <boost/hana.hpp>\n");
system("$compiler @flags -x c++-header $scratch/boost.hpp -o $scratch/boost.hpp.gch") == 0 or exit 1;

# What of a test is compiled together: a static test whole, of a run-time test the text with one of its cases (clang-format has given each its lines).
sub pieces {
  my ($kind, $test) = @_;
  my $text = contents("$tests/$kind/$test.cpp");
  my $case = qr/^BOOST_AUTO_TEST_CASE(?:_TEMPLATE)?\((?:[^\n]*\}\n|.*?^\}\n)/ms;
  my @cases = $kind eq 'static' ? () : $text =~ /$case/g;
  return ($text) if !@cases;
  return map { my $kept = $_; $text =~ s/($case)/$1 eq $kept ? $1 : ''/ger } @cases;
}

# Does a piece of a test pass, of the library as it stands in the scratch directory?
sub passes {
  my ($kind, $test, $text) = @_;
  my ($directory, $stem) = "$tests/$kind/$test" =~ m|(.*)/(.*)|;
  $text =~ s|#include "|#include "$directory/|g;
  my $source = "$scratch/$stem.cpp";  # the run-time tests want a suite of this name
  set_contents($source, $text);
  return !system("timeout 1200 $compiler @flags -fsyntax-only $source 2>/dev/null") if $kind eq 'static';
  my $links = "$scratch/test_program.o -lboost_unit_test_framework -o $scratch/program";
  return !system("timeout 1200 $compiler @flags -include $scratch/boost.hpp $source $links 2>/dev/null && timeout 300 $scratch/program >/dev/null 2>&1");
}

# How many words of a mistake's place does a case use, itself or by a function of its file that it calls?
sub relevance {
  my ($piece, @words) = @_;
  my ($case) = $piece =~ /^(BOOST_AUTO_TEST_CASE.*)/ms or return 0;
  my $used = $case;
  while ($piece =~ /^\w[^\n(]*\b(\w+)\([^\n]*\{\n(.*?)^\}/msg) { $used .= $2 if index($case, $1) >= 0; }
  return scalar grep { $used =~ /\b$_\(/ } @words;
}

# Does a test of this kind notice the mistake that is planted in $file? What fails must pass without it.
my (%sound, %noticed);
sub notices {
  my ($kind, $test, $file, $right, $wrong, @words) = @_;
  my %rank = map { $_ => 100 * relevance($_, @words) + ($noticed{$_} // 0) } pieces($kind, $test);
  for my $piece (sort { $rank{$b} <=> $rank{$a} } keys %rank) {
    set_contents($file, $wrong);
    my $passed = passes($kind, $test, $piece);
    set_contents($file, $right);
    next if $passed;
    $sound{$piece} //= passes($kind, $test, $piece) or die "$kind/$test fails without a mistake\n";
    $noticed{$piece}++;
    return 1;
  }
  return 0;
}

my (%counts, %of_kind);
for my $mistake (@mistakes) {
  my $file = "$scratch/include/bptt/$mistake->{header}";
  my $right = contents($file);
  (my $wrong = $right) =~ s/\Q$mistake->{old}\E/$mistake->{new}/;
  my ($place) = $right =~ /(?:.*\n){0,4}.*\Q$mistake->{old}\E/g;
  my @words = $place =~ /(\w+)_of\b/g;  # the functions and operations that are named there
  my %by;
  for my $test (@{$mistake->{tests}}) {
    for my $kind (@kinds) {
      next if $by{$kind} || !-e "$tests/$kind/$test.cpp";
      $by{$kind} = 1 if notices($kind, $test, $file, $right, $wrong, @words);
    }
  }
  my $kind = join(' and ', sort keys %by) || 'none';
  $counts{$kind}++;
  $of_kind{$_}++ for keys %by;
  print "$kind: $mistake->{header}: $mistake->{old} -> $mistake->{new}\n";
  STDOUT->flush;
}
print "noticed by\n";
printf "  %-22s %d\n", $_, $counts{$_} for sort keys %counts;
printf "of %d mistakes %s\n", scalar @mistakes, join(', ', map { ($of_kind{$_} // 0) . " by $_ tests" } @kinds);
exit($counts{none} ? 1 : 0);
PERL
