#!/usr/bin/env bash
# Renders the icons from their drawings. Run it after changing public/icons/icon.svg or
# scripts/icons/maskable.svg, and commit what it writes. Needs rsvg-convert (Debian: librsvg2-bin).
set -euo pipefail
cd "$(dirname "$0")/.."

render() { # drawing, size in pixels, name
  rsvg-convert --width "$2" --height "$2" --output "public/icons/$3.png" "$1"
}

render public/icons/icon.svg 192 icon-192
render public/icons/icon.svg 512 icon-512
# Without transparent corners: Android cuts its own shape, iOS paints transparency black.
render scripts/icons/maskable.svg 512 maskable-512
render scripts/icons/maskable.svg 180 apple-touch-icon
