//! Words of the sample diary: its banner, its session, and the notes of the person in it.

/// Marks every page while the sample diary is open.
pub const BANNER: &str = "Sample data";
/// Beside it.
pub const BANNER_NOTE: &str = "An invented person’s diary. Your own is not touched.";
/// Leaves the sample and removes it.
pub const REMOVE: &str = "Remove the sample";
/// The same over the session, where there is little room.
pub const REMOVE_SHORT: &str = "Remove";
/// Heading of the card that leads to the sample session.
pub const SESSION_TITLE: &str = "Watch a sample session";
/// Under it.
pub const SESSION_BODY: &str = "A simulated table moves and you watch. Nothing is measured, so keep \
    your feet on the floor. The sound is real: it speaks as it would on the table.";
/// Starts it.
pub const SESSION_START: &str = "Start the sample session";
/// Marks the running sample session.
pub const SESSION_BANNER: &str = "Simulated table";
/// What a sample file's name begins with.
pub const FILE_PREFIX: &str = "sample-";

/// What the person in the sample wrote now and then.
pub const NOTES: [&str; 5] = [
    "Slept badly, stiff in the morning.",
    "After the garden. Back felt tight on the left.",
    "Long drive today.",
    "Walked for half an hour before.",
    "Physio in the afternoon, new exercise for the hip.",
];
/// The note of the session that was stopped.
pub const NOTE_STOPPED: &str = "Came up early. Had not drunk enough today.";
