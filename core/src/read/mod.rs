//! Files of payloads.

#[cfg_attr(not(feature = "read"), allow(dead_code, reason = "for whoever opens files"))]
pub(crate) mod open;
