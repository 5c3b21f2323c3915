#!/bin/sh
# page.sh PROGRAM DIRECTORY: the page that examples/derivation.cpp writes is well-formed XML, asks for nothing from elsewhere, and in a browser, at two widths, every formula is set, no label of a
# picture lies on another, on a node or on an edge, and the page is no wider than its window. Exit code 77, skipped, where there is neither a checker nor a browser.
set -eu
program=$1 directory=$2
page=$directory/derivation.html
mkdir -p "$directory"
"$program" "$page"
fail() {
  echo "$page: $1"
  exit 1
}
if grep -Eq '<script|<link|<img|src=|url\([^#]|@import' "$page"; then fail "asks for something from elsewhere"; fi
looked=77
if command -v xmllint > /dev/null; then
  xmllint --noout "$page" || fail "not well-formed"
  looked=0
fi
for browser in chromium chromium-browser google-chrome; do
  command -v $browser > /dev/null || continue
  looked=0
  # the page measures itself in a copy that has a script
  copy=$directory/measured.html
  sed '/<\/body>/d; /<\/html>/d' "$page" > "$copy"
  cat >> "$copy" << 'SCRIPT'
<script>
const wrong = [], box = e => e.getBoundingClientRect();
const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
for (const m of document.querySelectorAll('math')) if (box(m).width < 4 || box(m).height < 4) wrong.push('not set: ' + m.textContent);
if (document.querySelectorAll('math').length < 20 || document.querySelectorAll('svg').length < 2 || document.querySelectorAll('.grid').length < 4) wrong.push('parts missing');
// a browser that knows no MathML sets a fraction as one line
if (box(document.querySelector('mfrac')).height < 1.5 * box(document.querySelector('mfrac mi')).height) wrong.push('fractions are flat');
for (const svg of document.querySelectorAll('svg')) {
  const parts = [...svg.querySelectorAll('text.local, rect')], whole = box(svg);
  parts.forEach((p, i) => {
    const b = box(p);
    if (b.left < whole.left || b.right > whole.right || b.top < whole.top || b.bottom > whole.bottom) wrong.push('cut off: ' + p.textContent);
    for (const q of parts.slice(i + 1)) if (!apart(b, box(q))) wrong.push('overlap: ' + p.textContent + ', ' + q.textContent);
  });
  for (const edge of svg.querySelectorAll('path.forward, path.backward'))
    for (let i = 0; i <= 100; ++i) {
      const p = edge.getPointAtLength(edge.getTotalLength() * i / 100).matrixTransform(edge.getScreenCTM());
      for (const l of svg.querySelectorAll('text.local')) {
        const b = box(l);
        if (b.left < p.x && p.x < b.right && b.top + 3 < p.y && p.y < b.bottom - 3) wrong.push('an edge under ' + l.textContent), i = 100;
      }
    }
}
for (const td of document.querySelectorAll('.grid td')) if (td.scrollWidth > td.clientWidth) wrong.push('cell too narrow: ' + td.textContent);
if (document.documentElement.scrollWidth > innerWidth) wrong.push('wider than the window: ' + document.documentElement.scrollWidth);
document.body.innerHTML = 'measured at ' + innerWidth + ': ' + (wrong.length ? wrong.join('; ') : 'nothing wrong');
</script>
</body></html>
SCRIPT
  for width in 1200 600; do
    said=$(timeout 60 $browser --headless --no-sandbox --disable-gpu --user-data-dir="$directory/browser" --window-size=$width,900 --dump-dom "file://$copy" 2> /dev/null | grep 'measured at') ||
      fail "the browser says nothing"
    echo "$said"
    case $said in *"nothing wrong"*) ;; *) exit 1 ;; esac
  done
  break
done
exit $looked
