#!/bin/sh
# mutations.sh: plants mistakes in the library, one at a time, and says which tests notice.
#   mutations.sh                 plants all of them, one after another: two hours on one core; the table at the end is the result
#   mutations.sh --only REGEX    those whose line in the list matches
#   mutations.sh --kind static   shown to one kind of test: 10 minutes; or runtime
#   mutations.sh --check         plants none: each must still have its place in the source, once
# The list is mutations/list, one mistake in four lines:
#   = HEADER : TEST...   the header below include/bptt, and the stems of the tests that ought to notice (WING/STEM)
#   < TEXT               what stands there, once in the header
#   > TEXT               the mistake
# and a blank line. A test is tests/static/WING/STEM.cpp, which must no longer compile, and tests/runtime/WING/STEM.cpp,
# which must no longer pass; each mistake is shown to both kinds. CXX (g++) compiles.
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

# Does a test pass, of the library as it stands in the scratch directory?
sub passes {
  my ($kind, $test) = @_;
  return !system("timeout 300 $compiler @flags -fsyntax-only $tests/static/$test.cpp 2>/dev/null") if $kind eq 'static';
  my $program = "$scratch/program";
  my $links = "$scratch/test_program.o -lboost_unit_test_framework -o $program";
  return !system("timeout 300 $compiler @flags $tests/runtime/$test.cpp $links 2>/dev/null && timeout 300 $program >/dev/null 2>&1");
}

my (%counts, %sound);
for my $mistake (@mistakes) {
  my $file = "$scratch/include/bptt/$mistake->{header}";
  my $right = contents($file);
  (my $wrong = $right) =~ s/\Q$mistake->{old}\E/$mistake->{new}/;
  my %by;
  for my $test (@{$mistake->{tests}}) {
    for my $kind (@kinds) {
      next if $by{$kind} || !-e "$tests/$kind/$test.cpp";
      $sound{"$kind/$test"} //= passes($kind, $test) or die "$kind/$test fails without a mistake\n";
      set_contents($file, $wrong);
      $by{$kind} = 1 if !passes($kind, $test);
      set_contents($file, $right);
    }
  }
  my $kind = join(' and ', sort keys %by) || 'none';
  $counts{$kind}++;
  print "$kind: $mistake->{header}: $mistake->{old} -> $mistake->{new}\n";
  STDOUT->flush;
}
print "noticed by\n";
printf "  %-22s %d\n", $_, $counts{$_} for sort keys %counts;
exit($counts{none} ? 1 : 0);
PERL
