//! One payload per version that every later version must read, and this one must write, byte by byte.
