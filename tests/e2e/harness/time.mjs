// The browser's virtual time, hours in seconds, timers and clocks alike; and a wall clock that a test sets.

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

/** Shifts the page's wall clock by what the test has set; the monotonic clock goes on, as on a phone. */
export function shiftableClock(shift) {
  const real = Date.now.bind(Date);
  globalThis.clockShift = shift;
  Date.now = () => real() + globalThis.clockShift;
  globalThis.Date = new Proxy(Date, {
    construct: (target, values, self) => Reflect.construct(target, values.length ? values : [Date.now()], self),
  });
}
