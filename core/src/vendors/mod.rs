//! What each vendor's payloads look like, and the rules of each: a folder a vendor.

pub mod retailops;
