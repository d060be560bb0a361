//! Who issued a certificate: for a person to recognise, never to decide anything by.

use crate::credentials::sanitize::clean;
use yasna::models::ObjectIdentifier;
use yasna::tags::TAG_BMPSTRING;
use yasna::{ASN1Result, BERReader, Tag};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Issuer {
    Named(String),
    /// Self-signed.
    Itself,
    Unknown,
}

pub(super) fn issuer(certificate: &[u8]) -> Issuer {
    let names = yasna::parse_der(certificate, |reader| {
        reader.read_sequence(|outer| {
            let names = outer.next().read_sequence(|inner| {
                inner.read_optional(|version| {
                    version.read_tagged(Tag::context(0), |it| it.read_u8())
                })?;
                inner.next().read_der()?; // serial number
                inner.next().read_der()?; // signature algorithm
                let issuer = inner.next().read_der()?;
                inner.next().read_der()?; // validity
                let subject = inner.next().read_der()?;
                while inner.read_optional(|it| it.read_der())?.is_some() {}
                Ok((issuer, subject))
            })?;
            outer.next().read_der()?; // signature algorithm
            outer.next().read_der()?; // signature
            Ok(names)
        })
    });
    match names {
        Ok((issuer, subject)) if issuer == subject => Issuer::Itself,
        Ok((issuer, _)) => display_name(&issuer).map_or(Issuer::Unknown, Issuer::Named),
        Err(_) => Issuer::Unknown,
    }
}

/// Organization and common name; only one of them where it contains the other.
fn display_name(name: &[u8]) -> Option<String> {
    let attributes = yasna::parse_der(name, |reader| {
        reader.collect_sequence_of(|set| set.collect_set_of(read_attribute))
    });
    let attributes: Vec<_> = attributes.ok()?.into_iter().flatten().collect();
    let first = |oid: &[u64]| {
        let found = attributes.iter().find(|(id, _)| **id.components() == *oid);
        found.map(|(_, text)| clean(text, &[])).unwrap_or_default()
    };
    let (organization, common) = (first(&[2, 5, 4, 10]), first(&[2, 5, 4, 3]));
    let shown = if common.contains(&organization) {
        common
    } else if organization.contains(&common) {
        organization
    } else {
        format!("{organization}, {common}")
    };
    Some(shown).filter(|shown| !shown.is_empty())
}

fn read_attribute(reader: BERReader<'_, '_>) -> ASN1Result<(ObjectIdentifier, String)> {
    reader.read_sequence(|pair| {
        let id = pair.next().read_oid()?;
        let value = pair.next().read_tagged_der()?;
        let text = if value.tag() == TAG_BMPSTRING {
            let units = value.value().chunks_exact(2);
            let units: Vec<u16> = units.map(|it| u16::from_be_bytes([it[0], it[1]])).collect();
            String::from_utf16_lossy(&units)
        } else {
            String::from_utf8_lossy(value.value()).into_owned()
        };
        Ok((id, text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{CertificateParams, DnType, IsCa, Issuer as CertIssuer, KeyPair};

    fn signed_by(organization: &str, common: &str) -> Vec<u8> {
        let ca_key = KeyPair::generate().unwrap();
        let mut ca = CertificateParams::default();
        ca.is_ca = IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        ca.distinguished_name.push(DnType::OrganizationName, organization);
        ca.distinguished_name.push(DnType::CommonName, common);
        let leaf_key = KeyPair::generate().unwrap();
        let leaf = CertificateParams::new(vec!["a.example".to_owned()]).unwrap();
        let issuer = CertIssuer::from_params(&ca, &ca_key);
        leaf.signed_by(&leaf_key, &issuer).unwrap().der().to_vec()
    }

    #[test]
    fn organization_and_common_name_are_shown() {
        for (organization, common, shown) in [
            ("Acme", "Inspection CA", "Acme, Inspection CA"),
            ("Acme", "Acme Root", "Acme Root"),
            ("A\u{1b}]0;x\u{7}cme", "R\u{202e}1", "A]0;xcme, R1"),
        ] {
            let named = issuer(&signed_by(organization, common));
            assert_eq!(named, Issuer::Named(shown.to_owned()));
        }
        let key = KeyPair::generate().unwrap();
        let alone = CertificateParams::default().self_signed(&key).unwrap();
        assert_eq!(issuer(alone.der()), Issuer::Itself);
    }

    #[test]
    fn damaged_certificates_have_no_issuer() {
        let good = signed_by("Acme", "Inspection CA");
        for cut in 0..good.len() {
            assert_eq!(issuer(&good[..cut]), Issuer::Unknown);
            let mut bad = good.clone();
            for value in [0, 0x7f, 0x80, 0x84, 0xff] {
                bad[cut] = value;
                issuer(&bad);
            }
        }
        assert_eq!(issuer(&[0x30, 0x84, 0xff, 0xff, 0xff, 0xff]), Issuer::Unknown);
    }
}
