// The browser's virtual time: hours in seconds, timers and clocks alike.

/**
 * A function that lets `budget` milliseconds pass; between its calls time stands still, also for storage.
 *
 * There is no way back to real time.
 */
export function virtualTime(devtools) {
  return async function flow(budget) {
    const spent = new Promise((resolve) => devtools.once("Emulation.virtualTimeBudgetExpired", resolve));
    await devtools.send("Emulation.setVirtualTimePolicy", { policy: "advance", budget });
    await spent;
  };
}
