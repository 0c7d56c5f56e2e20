//! No sentence says more than the figures do.

use super::*;

#[test]
fn a_verdict_says_how_much_is_missing_and_never_that_inversion_works() {
    assert_eq!(
        verdict(Verdict::NotEnough { more: 3 }),
        "not enough data yet (3 more)"
    );
    for place in Place::ALL {
        for verdict in [Verdict::Helped, Verdict::NoDifference, Verdict::Worse] {
            assert!(!verdict_sentence(place, verdict).contains("work"));
        }
    }
    assert!(verdict_sentence(Place::Leg, Verdict::NotEnough { more: 1 }).starts_with("One more"));
}

#[test]
fn no_kept_relief_is_said_plainly() {
    for (hits, n, said) in [
        (
            0,
            1,
            "One session eased pain right after by a point or more; 24 hours later \
             it no longer did.",
        ),
        (
            1,
            1,
            "One session eased pain right after by a point or more; 24 hours later \
             it still did.",
        ),
        (
            0,
            2,
            "2 sessions eased pain right after by a point or more; 24 hours later \
             none of them still did.",
        ),
        (
            1,
            2,
            "2 sessions eased pain right after by a point or more; 24 hours later \
             1 of them still did.",
        ),
        (
            2,
            5,
            "5 sessions eased pain right after by a point or more; 24 hours later \
             2 of them still did.",
        ),
    ] {
        assert_eq!(relief_kept(hits, n, 24), said);
    }
    assert_eq!(
        relief_kept(0, 0, 24),
        "No session yet with a point less pain right after."
    );
}
