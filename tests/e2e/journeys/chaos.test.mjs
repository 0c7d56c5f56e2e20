// A short run of what `make chaos` does for long: each fault at least once, on a fixed seed.
import { test } from "node:test";
import { assertNothingLost, runChaos } from "../harness/chaos.mjs";

test("under every fault once, nothing the app said it has kept is lost", async (t) => {
  const ledger = await runChaos({ seed: 7, sessions: 12, say: (text) => t.diagnostic(text) });
  assertNothingLost(ledger);
});
