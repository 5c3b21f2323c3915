# Sourced by tests/run, tests/benchmark/run and examples/run, which set `root`: finds what the project needs of the system, and gets it.
# Environment: CXX, the one compiler to use; BPTT_BUILD_DIR, where to build, if not in build/.

build=${BPTT_BUILD_DIR:-$root/build}
jobs=$(getconf _NPROCESSORS_ONLN)

# The requirements, and the packages that meet them; where a system has none, a `-`.
packages='requirement apt-get dnf pacman brew
  compiler    g++                gcc-c++           gcc         gcc
  cmake       cmake              cmake             cmake       cmake
  make        ninja-build        ninja-build       ninja       ninja
  boost       libboost-dev       boost-devel       boost       boost
  boost-test  libboost-test-dev  boost-devel       boost-libs  boost
  eigen       libeigen3-dev      eigen3-devel      eigen       eigen
  json        nlohmann-json3-dev json-devel        nlohmann-json nlohmann-json
  clang       clang-19,libclang-rt-19-dev clang    clang       llvm
  sanitizers  g++                libasan,libubsan  gcc         llvm
  benchmark   libbenchmark-dev   google-benchmark-devel benchmark google-benchmark
  adolc       libadolc-dev       -                 -           adol-c
  xsmm        libxsmm-dev        -                 -           -
  mpi         libboost-mpi-dev,openmpi-bin - -           boost-mpi
  sacado      libtrilinos-sacado-dev,libtrilinos-kokkos-dev - - -'

have() { command -v "$1" >/dev/null 2>&1; }

# compiler_since VERSION NAME...: the first of these compilers that is here and not older.
compiler_since() {
  local since=$1 name version
  shift
  for name; do
    have "$name" && version=$("$name" -dumpversion) && ((${version%%.*} >= since)) && echo "$name" && return
  done
  return 1
}
newest_gnu() { compiler_since 12 g++ g++-{16,15,14,13,12}; }
newest_clang() { compiler_since 16 clang++-19 clang++ clang++-{22,21,20,18,17,16}; }

# compilers: the compilers to use, the main one first.
compilers() {
  if [[ -n ${CXX:-} ]]; then echo "$CXX"; else echo $(newest_gnu) $(newest_clang); fi
}
main_compiler() { compilers | cut -d ' ' -f 1; }

# The sanitizers of g++ 12 now and then die in mmap where the kernel randomises many bits of an address.
without_aslr=(env)
if have setarch && setarch "$(uname -m)" -R true 2>/dev/null; then
  without_aslr=(setarch "$(uname -m)" -R)
fi

# runs COMPILER SOURCE [FLAG...]: this program compiles, links and runs.
runs() {
  local compiler=$1 source=$2 program status=0
  shift 2
  program=$(mktemp)
  { "$compiler" -x c++ - -o "$program" "$@" <<<"$source" && "${without_aslr[@]}" "$program"; } &>/dev/null || status=1
  rm -f "$program"
  return $status
}
including() { printf '#if !__has_include(<%s>)\n#error\n#endif\nint main() {}\n' "$1"; }

# sanitizer_compiler: the first compiler whose sanitizers work here. clang first: with them g++ 12 takes three times as long.
sanitizer_compiler() {
  local compiler
  for compiler in $([[ -n ${CXX:-} ]] || newest_clang) $(compilers); do
    runs "$compiler" 'int main() {}' -fsanitize=address,undefined && echo "$compiler" && return
  done
  return 1
}

# unmet REQUIREMENT...: those that are not met.
unmet() {
  local requirement
  for requirement; do
    case $requirement in
      compiler) have "$(main_compiler)" ;;
      cmake) have cmake ;;
      make) have ninja || have make ;;
      boost) runs "$(main_compiler)" "$(including boost/hana.hpp)" ;;
      boost-test) runs "$(main_compiler)" "$(including boost/test/unit_test.hpp)" -lboost_unit_test_framework ;;
      eigen) runs "$(main_compiler)" "$(including eigen3/Eigen/Core)" ;;
      json) runs "$(main_compiler)" "$(including nlohmann/json.hpp)" ;;
      clang) [[ -n ${CXX:-} ]] || newest_clang ;;
      sanitizers) sanitizer_compiler ;;
      benchmark) runs "$(main_compiler)" "$(including benchmark/benchmark.h)" -lbenchmark -lpthread ;;
      adolc) runs "$(main_compiler)" "$(including adolc/adolc.h)" -ladolc ;;
      xsmm) runs "$(main_compiler)" $'#include <libxsmm.h>\nint main() {}' -lxsmm -lxsmmnoblas -lpthread -ldl -lm ;;
      mpi) have mpiexec && runs "$(main_compiler)" "$(including boost/mpi.hpp)" ;;
      sacado) runs "$(main_compiler)" $'#include <Sacado_trad.hpp>\nint main() {}' -I/usr/include/trilinos -ltrilinos_sacado ;;
    esac >/dev/null || echo "$requirement"
  done
}

# packages_of MANAGER REQUIREMENT...
packages_of() {
  awk -v manager="$1" -v wanted=" ${*:2} " '
    NR == 1 { for (i = 2; i <= NF; ++i) if ($i == manager) column = i }
    index(wanted, " " $1 " ") && $column != "-" { gsub(",", " ", $column); print $column }' <<<"$packages" | sort -u
}

# with_known_clang: the 19 of clang's packages becomes the newest clang of apt's since 16 where there is no 19.
with_known_clang() {
  local known
  known=$(apt-cache search --names-only '^clang-(1[6-9]|[2-9][0-9])$' | cut -d ' ' -f 1 | sort -V)
  if grep -qx clang-19 <<<"$known"; then cat; else sed "s/-19/-$(tail -n 1 <<<"$known" | cut -d - -f 2)/g"; fi
}

# install_packages REQUIREMENT...: through the system's package manager.
install_packages() {
  local manager as_root=()
  for manager in apt-get dnf pacman brew ''; do have "$manager" && break; done
  if ((EUID != 0)) && [[ $manager != brew ]]; then
    if [[ -t 0 ]]; then as_root=(sudo); else as_root=(sudo -n); fi
    have sudo || return
  fi
  case $manager in
    apt-get)
      "${as_root[@]}" apt-get update
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends $(packages_of apt-get "$@" | with_known_clang) ;;
    dnf) "${as_root[@]}" dnf install -y $(packages_of dnf "$@") ;;
    pacman) "${as_root[@]}" pacman -S --needed --noconfirm $(packages_of pacman "$@") ;;
    brew) brew install $(packages_of brew "$@") ;;
  esac
}

# setup REQUIREMENT...: installs what is not met. It ends the script where nothing could be built without it;
# Boost in a place of its own is for CMake to find, and without clang, sanitizers or the libraries that the benchmark compares with there is less to run.
setup() {
  local lacking
  lacking=$(unmet "$@")
  [[ -n $lacking ]] || return 0
  echo "installing:" $lacking
  install_packages $lacking || :
  lacking=$(unmet "$@")
  [[ -n $lacking ]] || return 0
  echo "still lacking:" $lacking "(in Debian's words:" $(packages_of apt-get $lacking)")"
  ! grep -qxE 'compiler|cmake|make|benchmark' <<<"$lacking" || exit 1
}

# configure DIRECTORY COMPILER [OPTION...]: an existing build directory keeps its generator.
configure() {
  if have ninja; then export CMAKE_GENERATOR=${CMAKE_GENERATOR:-Ninja}; fi
  cmake --log-level=NOTICE -S "$root" -B "$1" -DCMAKE_CXX_COMPILER="$2" "${@:3}"
}
