#!/usr/bin/env bash
# Renders the icons and the start pictures of iOS from their drawings. Run it after changing
# public/icons/icon.svg or scripts/icons/maskable.svg, and commit what it writes. Needs rsvg-convert
# (Debian: librsvg2-bin) and pngquant.
set -euo pipefail
cd "$(dirname "$0")/.."

render() { # drawing, size in pixels, name
  rsvg-convert --width "$2" --height "$2" --output "public/icons/$3.png" "$1"
}

# iOS takes a start picture only at its screen's exact size: the drawing in the middle of the night.
splash() { # width, height in pixels
  sed "s/viewBox=\"[^\"]*\"/width=\"$1\" height=\"$2\" viewBox=\"-128 -128 256 256\"/; s/<rect [^>]*>/<rect x=\"-512\" y=\"-512\" width=\"1024\" height=\"1024\" fill=\"#070d15\"\/>/" \
    scripts/icons/maskable.svg \
    | rsvg-convert --width "$1" --height "$2" | pngquant --speed 1 --output "public/splash/$1x$2.png" --force 16 -
}

# For a tab, a small one: the phone takes it while the app starts.
render public/icons/icon.svg 48 icon-48
render public/icons/icon.svg 192 icon-192
render public/icons/icon.svg 512 icon-512
# Without transparent corners: Android cuts its own shape, iOS paints transparency black.
render scripts/icons/maskable.svg 512 maskable-512
render scripts/icons/maskable.svg 180 apple-touch-icon

mkdir -p public/splash
# The list in index.html names the same.
for size in 750x1334 828x1792 1125x2436 1170x2532 1179x2556 1206x2622 1242x2688 1260x2736 1284x2778 1290x2796 1320x2868; do
  splash "${size%x*}" "${size#*x}"
done
