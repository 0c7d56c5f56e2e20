// An inversion table with a phone strapped to it: what the sensors read at an angle.
//
// Table frame: x across to the right hand of who lies on it, y towards the head, z out of the bed.
// Inversion angle in degrees: -90 upright, 0 horizontal, +90 head straight down.

const GRAVITY = 9.81;
const RADIANS = Math.PI / 180;

/** How the phone lies on the table, in degrees about its own axes; all 0: top to the head, screen up. */
export const FLAT = { x: 0, y: 0, z: 0 };

function turned([x, y, z], { x: about_x, y: about_y, z: about_z }) {
  const spin = (a, b, degrees) => {
    const [cos, sin] = [Math.cos(degrees * RADIANS), Math.sin(degrees * RADIANS)];
    return [a * cos + b * sin, b * cos - a * sin];
  };
  [x, y] = spin(x, y, about_z);
  [z, x] = spin(z, x, about_y);
  [y, z] = spin(y, z, about_x);
  return { x, y, z };
}

/** Readings in the phone's frame at `angle` degrees, turning at `rate` degrees a second. */
export function readings(angle, rate, pose = FLAT) {
  const [sin, cos] = [Math.sin(angle * RADIANS), Math.cos(angle * RADIANS)];
  return {
    // A phone at rest reads the force that holds it: upwards.
    accelerometer: turned([0, -GRAVITY * sin, GRAVITY * cos], pose),
    "linear-acceleration": { x: 0, y: 0, z: 0 },
    // The head going down turns the table about its left-hand axis. Radians a second.
    gyroscope: turned([-rate * RADIANS, 0, 0], pose),
  };
}

/**
 * A movement as `{ seconds, at(t) }`, from `[seconds, angle]` legs after `start`.
 *
 * Each leg eases in and out, as a person does; equal angles are a hold.
 */
export function movement(start, legs) {
  const parts = [];
  let [seconds, from] = [0, start];
  for (const [duration, to] of legs) {
    parts.push({ begin: seconds, duration, from, to });
    seconds += duration;
    from = to;
  }
  function at(time) {
    const part = parts.find(({ begin, duration }) => time < begin + duration);
    if (!part) return { angle: from, rate: 0 };
    const share = Math.max(0, (time - part.begin) / part.duration);
    const way = part.to - part.from;
    return {
      angle: part.from + way * (1 - Math.cos(Math.PI * share)) / 2,
      rate: way * Math.PI * Math.sin(Math.PI * share) / (2 * part.duration),
    };
  }
  return { seconds, at };
}
