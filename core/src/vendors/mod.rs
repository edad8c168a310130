//! What each vendor's payloads look like, and the rules of each: a folder a vendor.

pub mod backd;
pub mod onward;
pub mod retailops;
pub mod wiredplus;

use crate::kind::Vendor;

/// Every vendor. A new one is a folder and a line here.
pub(crate) static ALL: &[&Vendor] =
    &[&retailops::VENDOR, &onward::VENDOR, &backd::VENDOR, &wiredplus::VENDOR];
