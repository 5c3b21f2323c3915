// A map with two wings.
//
//   floor  wing      what lives there
//   0      printing  how formulas are written
//   1      old       what has no README
#pragma once
