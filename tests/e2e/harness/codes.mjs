// Codes on the screen, read by a decoder that is none of ours (zbar).
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The texts of the codes in a PNG. */
export function readCodes(png) {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-code-"));
  try {
    const file = join(folder, "code.png");
    writeFileSync(file, png);
    const text = execFileSync("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file], {
      encoding: "utf8", stdio: ["ignore", "pipe", "ignore"],
    });
    return text.split("\n").filter(Boolean);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
