//! Who made a certificate, read from the certificate itself (X.509, RFC 5280, 4.1): for a person to
//! recognise, never to decide anything by.

use super::trace::Issuer;
use crate::credentials::sanitize::clean;

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const OBJECT_ID: u8 = 0x06;
const EXPLICIT_VERSION: u8 = 0xa0;
const WIDE_STRING: u8 = 0x1e;
const COMMON_NAME: [u8; 3] = [0x55, 0x04, 0x03];
const ORGANIZATION: [u8; 3] = [0x55, 0x04, 0x0a];

pub(super) fn maker(certificate: &[u8]) -> Issuer {
    let Some((issuer, subject)) = names(certificate) else {
        return Issuer::Unnamed;
    };
    if issuer == subject {
        return Issuer::Itself;
    }
    let shown = shown(issuer);
    if shown.is_empty() {
        Issuer::Unnamed
    } else {
        Issuer::Named(shown)
    }
}

/// The names of the issuer and of the subject, as they are coded.
fn names(certificate: &[u8]) -> Option<(&[u8], &[u8])> {
    let (outer, _) = of(SEQUENCE, certificate)?;
    let (mut rest, _) = of(SEQUENCE, outer)?;
    if let Some((_, after)) = of(EXPLICIT_VERSION, rest) {
        rest = after;
    }
    let (_, _, rest) = element(rest)?; // serial number
    let (_, rest) = of(SEQUENCE, rest)?; // signature algorithm
    let (issuer, rest) = of(SEQUENCE, rest)?;
    let (_, rest) = of(SEQUENCE, rest)?; // validity
    let (subject, _) = of(SEQUENCE, rest)?;
    Some((issuer, subject))
}

/// Organization and common name, the first of each, once where one holds the other.
fn shown(mut name: &[u8]) -> String {
    let (mut organization, mut common) = (String::new(), String::new());
    while let Some((set, rest)) = of(SET, name) {
        name = rest;
        let Some((kind, text)) = attribute(set) else {
            continue;
        };
        let slot = match kind {
            kind if kind == ORGANIZATION => &mut organization,
            kind if kind == COMMON_NAME => &mut common,
            _ => continue,
        };
        if slot.is_empty() {
            *slot = clean(&text, &[]);
        }
    }
    if common.contains(&organization) {
        common
    } else if organization.contains(&common) {
        organization
    } else {
        format!("{organization}, {common}")
    }
}

fn attribute(set: &[u8]) -> Option<(&[u8], String)> {
    let (pair, _) = of(SEQUENCE, set)?;
    let (kind, rest) = of(OBJECT_ID, pair)?;
    let (tag, text, _) = element(rest)?;
    let text = match tag {
        WIDE_STRING => {
            let units = text.chunks_exact(2);
            let units: Vec<u16> = units.map(|it| u16::from_be_bytes([it[0], it[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        _ => String::from_utf8_lossy(text).into_owned(),
    };
    Some((kind, text))
}

/// The content of the first element, where it has this tag, and what comes after it.
fn of(wanted: u8, input: &[u8]) -> Option<(&[u8], &[u8])> {
    let (tag, content, rest) = element(input)?;
    (tag == wanted).then_some((content, rest))
}

/// The first element: its tag, its content, and what comes after it (DER, X.690).
fn element(input: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = input.split_first()?;
    let (&first, mut rest) = rest.split_first()?;
    let mut length = usize::from(first);
    if first >= 0x80 {
        let count = usize::from(first & 0x7f);
        let digits = rest.get(..count).filter(|digits| digits.len() <= 4)?;
        length = digits
            .iter()
            .fold(0, |sum, digit| sum << 8 | usize::from(*digit));
        rest = &rest[count..];
    }
    let content = rest.get(..length)?;
    Some((tag, content, &rest[length..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{CertificateParams, DnType, IsCa, Issuer as CertIssuer, KeyPair};

    fn signed_by(organization: &str, common: &str) -> Vec<u8> {
        let ca_key = KeyPair::generate().unwrap();
        let mut ca = CertificateParams::default();
        ca.is_ca = IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        ca.distinguished_name
            .push(DnType::OrganizationName, organization);
        ca.distinguished_name.push(DnType::CommonName, common);
        let leaf_key = KeyPair::generate().unwrap();
        let leaf = CertificateParams::new(vec!["a.example".to_owned()]).unwrap();
        let issuer = CertIssuer::from_params(&ca, &ca_key);
        leaf.signed_by(&leaf_key, &issuer).unwrap().der().to_vec()
    }

    #[test]
    fn names_who_made_it() {
        for (organization, common, shown) in [
            ("Acme", "Inspection CA", "Acme, Inspection CA"),
            ("Acme", "Acme Root", "Acme Root"),
            ("A\u{1b}]0;x\u{7}cme", "R\u{202e}1", "A]0;xcme, R1"),
        ] {
            let made = maker(&signed_by(organization, common));
            assert_eq!(made, Issuer::Named(shown.to_owned()));
        }
    }

    #[test]
    fn any_bytes_are_read_without_harm() {
        let good = signed_by("Acme", "Inspection CA");
        for cut in 0..good.len() {
            maker(&good[..cut]);
            let mut bad = good.clone();
            for value in [0, 0x7f, 0x80, 0x84, 0xff] {
                bad[cut] = value;
                maker(&bad);
            }
        }
        assert_eq!(maker(&[]), Issuer::Unnamed);
        assert_eq!(
            maker(&[0x30, 0x84, 0xff, 0xff, 0xff, 0xff]),
            Issuer::Unnamed
        );
    }
}
