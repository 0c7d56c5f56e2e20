//! A table, a person on it and a phone strapped beside: truth and the readings it causes.

use plumbline::domain::units::MonoTime;
use plumbline::sensing::reading::MotionReading;

pub(crate) type Vector = [f64; 3];

/// How the phone is built and strapped.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Phone {
    /// Pivot axis in the device frame.
    pub(crate) axis: Vector,
    /// Some direction that is not along the axis; up at horizontal is across the axis, near it.
    pub(crate) towards: Vector,
    /// m/s².
    pub(crate) acceleration_bias: Vector,
    /// What each axis overstates, as a share.
    pub(crate) acceleration_scale: Vector,
    pub(crate) acceleration_noise: f64,
    /// Degrees per second.
    pub(crate) rate_bias: Vector,
    /// How far it drifts, degrees per second in the square root of a second.
    pub(crate) rate_drift: f64,
    pub(crate) rate_noise: f64,
    /// 1.0 is exact.
    pub(crate) rate_scale: f64,
    pub(crate) rounded: bool,
    pub(crate) negated: bool,
    pub(crate) gyroscope: bool,
    pub(crate) hertz: f64,
    /// Standard deviation of how much later than usual an event is stamped, seconds.
    pub(crate) jitter: f64,
    /// Share of events that never come.
    pub(crate) loss: f64,
    /// Distance from the pivot along up at horizontal and across it, metres.
    pub(crate) arm: [f64; 2],
}

impl Phone {
    /// Without any error.
    pub(crate) const PERFECT: Self = Self {
        axis: [1.0, 0.0, 0.0],
        towards: [0.0, 0.0, 1.0],
        acceleration_bias: [0.0; 3],
        acceleration_scale: [0.0; 3],
        acceleration_noise: 0.0,
        rate_bias: [0.0; 3],
        rate_drift: 0.0,
        rate_noise: 0.0,
        rate_scale: 1.0,
        rounded: false,
        negated: false,
        gyroscope: true,
        hertz: 60.0,
        jitter: 0.0,
        loss: 0.0,
        arm: [0.2, 0.5],
    };

    /// What phones are like: 5 mg, 0.2 degrees per second, 0.3 percent, rounded as Chromium does.
    pub(crate) const TYPICAL: Self = Self {
        axis: [0.9, 0.3, -0.2],
        acceleration_bias: [0.04, -0.05, 0.03],
        acceleration_noise: 0.03,
        rate_bias: [0.15, -0.1, 0.05],
        rate_noise: 0.06,
        rate_scale: 1.003,
        rounded: true,
        ..Self::PERFECT
    };

    /// Unit pivot axis, up at horizontal, and the way up moves with the head going down.
    fn frame(&self) -> [Vector; 3] {
        let axis = unit(self.axis);
        let along = unit(add(self.towards, axis, -dot(self.towards, axis)));
        [axis, along, cross(axis, along)]
    }

    /// Unit up in the device frame at an inversion angle.
    pub(crate) fn up(&self, angle_deg: f64) -> Vector {
        let [_, along, across] = self.frame();
        let (sin, cos) = angle_deg.to_radians().sin_cos();
        add(along.map(|part| part * cos), across, sin)
    }
}

/// One stretch of a session.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Leg {
    /// Moves to an angle in so many seconds, starting and stopping gently.
    Move(f64, f64),
    /// Moves to an angle in so many seconds at a constant rate, as a motor does.
    Drive(f64, f64),
    /// Stays for so many seconds, swaying by so many degrees.
    Stay(f64, f64),
}

/// A reading and the truth at that moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    pub(crate) reading: MotionReading,
    pub(crate) angle: f64,
    pub(crate) rate: f64,
}

/// Plays `legs` from the inversion angle `from`, beginning at `start` seconds of the clock.
pub(crate) fn play(phone: &Phone, from: f64, legs: &[Leg], start: f64, seed: u64) -> Vec<Moment> {
    let mut noise = Noise(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let total: f64 = legs
        .iter()
        .map(|leg| match leg {
            Leg::Move(_, seconds) | Leg::Drive(_, seconds) | Leg::Stay(seconds, _) => seconds,
        })
        .sum();
    let mut moments = Vec::new();
    let mut phone = *phone;
    let drift = phone.rate_drift / phone.hertz.sqrt();
    let mut stamp = start;
    let mut time = 0.0;
    while time < total {
        if drift > 0.0 {
            phone.rate_bias = phone.rate_bias.map(|bias| bias + drift * noise.normal());
        }
        if phone.jitter > 0.0 {
            stamp = (start + time + phone.jitter * noise.normal()).max(stamp);
        } else {
            stamp = start + time;
        }
        if phone.loss > 0.0 && noise.uniform() < phone.loss {
            time += 1.0 / phone.hertz;
            continue;
        }
        let angle = |time: f64| angle_at(from, legs, time);
        let step = 2e-3;
        let (before, now, after) = (angle(time - step), angle(time), angle(time + step));
        let rate = (after - before) / (2.0 * step);
        let jolt = (after - 2.0 * now + before) / (step * step);
        moments.push(Moment {
            reading: reading(&phone, stamp, now, rate, jolt, &mut noise),
            angle: now,
            rate,
        });
        time += 1.0 / phone.hertz;
    }
    moments
}

fn reading(
    phone: &Phone,
    time: f64,
    angle: f64,
    rate: f64,
    jolt: f64,
    noise: &mut Noise,
) -> MotionReading {
    let [axis, along, across] = phone.frame();
    let arm = add(along.map(|part| part * phone.arm[0]), across, phone.arm[1]);
    let (speed, jolt) = (rate.to_radians(), jolt.to_radians());
    let mut acceleration = phone.up(angle).map(|part| part * 9.81);
    acceleration = add(acceleration, cross(axis, arm), -jolt);
    acceleration = add(acceleration, arm, -speed * speed);
    let mut rotation = axis.map(|part| -part * rate * phone.rate_scale);
    for index in 0..3 {
        acceleration[index] *= 1.0 + phone.acceleration_scale[index];
        acceleration[index] +=
            phone.acceleration_bias[index] + phone.acceleration_noise * noise.normal();
        rotation[index] += phone.rate_bias[index] + phone.rate_noise * noise.normal();
    }
    if phone.negated {
        acceleration = acceleration.map(|part| -part);
    }
    if phone.rounded {
        acceleration = acceleration.map(|part| (part * 10.0).round() / 10.0);
        rotation = rotation.map(|part| (part * 10.0).round() / 10.0);
    }
    MotionReading {
        at: MonoTime::from_millis_f64(time * 1000.0).unwrap(),
        acceleration: acceleration.map(Some),
        rotation: rotation.map(|part| phone.gyroscope.then_some(part)),
    }
}

fn angle_at(from: f64, legs: &[Leg], time: f64) -> f64 {
    let mut angle = from;
    let mut left = time.max(0.0);
    for leg in legs {
        match *leg {
            Leg::Move(to, seconds) if left < seconds => {
                let part = left / seconds;
                // Minimum jerk: rate and its change are zero at both ends.
                let done = part.powi(3) * (10.0 - 15.0 * part + 6.0 * part * part);
                return angle + done * (to - angle);
            }
            Leg::Drive(to, seconds) if left < seconds => {
                return angle + left / seconds * (to - angle);
            }
            Leg::Move(to, seconds) | Leg::Drive(to, seconds) => {
                angle = to;
                left -= seconds;
            }
            Leg::Stay(seconds, sway) if left < seconds => {
                let fade = (left.min(seconds - left) / 2.0).min(1.0);
                let breath = (left * 0.25 * core::f64::consts::TAU).sin();
                return angle + sway * fade * fade * breath;
            }
            Leg::Stay(seconds, _) => left -= seconds,
        }
    }
    angle
}

/// Seeded noise, the same on every machine.
pub(crate) struct Noise(pub u64);

impl Noise {
    pub(crate) fn uniform(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    pub(crate) fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
    }

    pub(crate) fn direction(&mut self) -> Vector {
        unit([self.normal(), self.normal(), self.normal()])
    }
}

pub(crate) fn dot(a: Vector, b: Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

pub(crate) fn cross(a: Vector, b: Vector) -> Vector {
    [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ]
}

pub(crate) fn unit(a: Vector) -> Vector {
    let length = dot(a, a).sqrt();
    a.map(|part| part / length)
}

fn add(a: Vector, b: Vector, factor: f64) -> Vector {
    [
        a[0] + factor * b[0],
        a[1] + factor * b[1],
        a[2] + factor * b[2],
    ]
}
