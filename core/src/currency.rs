//! ISO 4217 currency codes and the number of decimals their minor units have.
//!
//! One table for every language: the crate `iso_currency`, and the few codes that
//! it does not have. A host's own table is never asked, because those give the
//! decimals in daily use (`HUF` 0, `IQD` 0), not those of the standard.

use iso_currency::Currency;

/// Codes that `iso_currency` lacks or has otherwise than ISO 4217.
///
/// `ANG` was withdrawn in 2025 in favour of `XCG`; the crate keeps other codes that
/// were withdrawn lately (`BGN`, `HRK`, `SLL`), since older orders carry them.
const OVERRIDES: &[(&str, Option<u32>)] = &[("ANG", Some(2))];

/// The number of decimals of a currency: 2 for `USD`, 0 for `JPY`, 3 for `KWD`.
///
/// `None` for a code that ISO 4217 does not have and for those it gives no minor
/// unit, such as `XAU` (gold) and `XXX` (no currency). Codes are upper case.
///
/// ```
/// use orderwire::currency::minor_units;
/// assert_eq!(minor_units("USD"), Some(2));
/// assert_eq!(minor_units("CLF"), Some(4));
/// assert_eq!(minor_units("usd"), None);
/// assert_eq!(minor_units("XAU"), None);
/// ```
#[must_use]
pub fn minor_units(code: &str) -> Option<u32> {
    match OVERRIDES.iter().find(|(known, _)| *known == code) {
        Some((_, units)) => *units,
        None => Currency::from_code(code)?.exponent().map(u32::from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// ISO 4217 list one, by number of decimals, without the codes of `NONE`.
    const ISO: &[(u32, &str)] = &[
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
        (
            2,
            "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN \
             BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD \
             FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW \
             KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR \
             MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG \
             SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD \
             USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG",
        ),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
        (4, "CLF UYW"),
    ];

    /// Withdrawn in the last years: kept, since older orders carry them.
    const WITHDRAWN: &str = "ANG BGN CUC HRK SLL ZWL";

    const NONE: &str = "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX";

    #[test]
    fn every_code_has_its_decimals() {
        for (units, codes) in ISO {
            for code in codes.split(' ') {
                assert_eq!(minor_units(code), Some(*units), "{code}");
            }
        }
        for code in WITHDRAWN.split(' ') {
            assert_eq!(minor_units(code), Some(2), "{code}");
        }
        for code in NONE.split(' ') {
            assert_eq!(minor_units(code), None, "{code}");
        }
    }

    #[test]
    fn no_other_code_is_known() {
        let letters = || (b'A'..=b'Z').map(char::from);
        let mut known = 0;
        for (a, b) in letters().flat_map(|a| letters().map(move |b| (a, b))) {
            known +=
                letters().filter(|c| minor_units(&String::from_iter([a, b, *c])).is_some()).count();
        }
        let listed: usize = ISO.iter().map(|(_, codes)| codes.split(' ').count()).sum();
        assert_eq!(known, listed + WITHDRAWN.split(' ').count());
        for code in ["", "US", "USDX", "usd", "Usd", " USD", "840", "€", "ŮSD"] {
            assert_eq!(minor_units(code), None, "{code}");
        }
    }
}
