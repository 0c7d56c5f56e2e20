//! Numbers to SVG paths: scales, ticks, downsampling.
//!
//! No web types here.
