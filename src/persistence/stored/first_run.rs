//! How far a newcomer has come with setting up.

use super::{Corruption, DecodeError, seal, unseal, version_of};
use crate::domain::first_run::FirstRun;

const NEWEST: u8 = 1;

/// The newest stored bytes of `step`.
pub fn encode_first_run(step: FirstRun) -> Vec<u8> {
    seal(NEWEST, &step.id())
}

/// The step in `bytes`, of whatever version.
///
/// # Errors
/// [`DecodeError`] if a newer app wrote it or it is damaged.
pub fn decode_first_run(bytes: &[u8]) -> Result<FirstRun, DecodeError> {
    let (_, body) = version_of(bytes, NEWEST)?;
    let id = unseal::<u8>(body)?;
    Ok(FirstRun::from_id(id).ok_or(Corruption::OutOfRange("first run"))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_reads_back_and_an_unknown_one_is_refused() {
        assert_eq!(encode_first_run(FirstRun::Sound), [1, 2]);
        for step in FirstRun::SCREENS {
            assert_eq!(decode_first_run(&encode_first_run(step)), Ok(step));
        }
        assert!(decode_first_run(&[1, 4]).is_err());
        assert_eq!(
            decode_first_run(&[2, 0]),
            Err(DecodeError::NewerFormat { version: 2 })
        );
    }
}
