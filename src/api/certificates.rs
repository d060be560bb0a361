//! Which certificates are trusted: the system's, and beside them those that SSL_CERT_FILE and SSL_CERT_DIR name.

use crate::credentials::sanitize::clean;
use crate::error::{Error, Result};
use crate::platform::{self, files, io_error};
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use std::path::{Path, PathBuf};

const FILE: &str = "SSL_CERT_FILE";
const FOLDERS: &str = "SSL_CERT_DIR";
/// The largest file that is read, in bytes: all public authorities together have 0.3 MB.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Where Linux and the BSDs keep all their authorities in one file. macOS and Windows have a store of their own.
#[cfg(all(unix, not(target_os = "macos")))]
const BUNDLES: [&str; 8] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
    "/usr/local/etc/ssl/cert.pem",
    "/usr/local/share/certs/ca-root-nss.crt",
    "/etc/openssl/certs/ca-certificates.crt",
];

type Certificates = Vec<CertificateDer<'static>>;

/// What the environment names beside the system's own.
#[derive(Default)]
pub(crate) struct ExtraCertificates {
    from_file: Certificates,
    folders: Vec<PathBuf>,
}

impl ExtraCertificates {
    /// Reads SSL_CERT_FILE at once, so that a wrong one is refused before anything is sent; the folders later.
    pub(crate) fn from_environment() -> Result<ExtraCertificates> {
        let mut extra = ExtraCertificates::default();
        if let Some(path) = platform::variable(FILE)? {
            extra.from_file =
                read_bundle(Path::new(&path)).map_err(|why| unusable_file(&path, &why))?;
        }
        if let Some(value) = platform::variable(FOLDERS)? {
            extra.folders = std::env::split_paths(&value).filter(|it| it.is_dir()).collect();
            if extra.folders.is_empty() {
                return Err(unusable_folders());
            }
        }
        Ok(extra)
    }

    pub(super) fn load(&self) -> Certificates {
        let entries = self.folders.iter().filter_map(|it| std::fs::read_dir(it).ok()).flatten();
        let files = entries.flatten().filter_map(|entry| read_bundle(&entry.path()).ok());
        self.from_file.iter().cloned().chain(files.flatten()).collect()
    }
}

/// The first bundle that has certificates. What can't be read is as good as absent.
#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn of_system() -> Certificates {
    BUNDLES.iter().find_map(|path| read_bundle(Path::new(path)).ok()).unwrap_or_default()
}

/// The certificates of a file, or why there are none. One that is damaged hides no other.
fn read_bundle(path: &Path) -> std::result::Result<Certificates, String> {
    let words = |error| io_error::words(&error);
    let file = files::open_regular(path).map_err(words)?.ok_or("it does not exist")?;
    if file.metadata().map_err(words)?.len() > LARGEST {
        return Err("it is larger than 16 MB".into());
    }
    let bytes = files::read_open(file, LARGEST).map_err(words)?;
    let usable = |it: &CertificateDer<'static>| RootCertStore::empty().add(it.clone()).is_ok();
    let found: Certificates =
        CertificateDer::pem_slice_iter(&bytes).filter_map(|it| it.ok()).filter(usable).collect();
    if found.is_empty() {
        return Err("there is no certificate in PEM form in it, or it is damaged".into());
    }
    Ok(found)
}

fn unusable_file(path: &str, why: &str) -> Error {
    let path = clean(path, &[]);
    Error::usage(
        "certificates_unusable",
        format!(
            "The file that the environment variable {FILE} names, {path}, can't be used: {why}. Without your company's certificate no connection would be trusted. Nothing was sent."
        ),
        format!(
            "Set {FILE} to a file with certificates in PEM form (its text has lines with BEGIN CERTIFICATE; `openssl x509 -inform der -in company.cer -out company.pem` makes one from another form), or unset it to use the system's certificates alone."
        ),
    )
}

fn unusable_folders() -> Error {
    Error::usage(
        "certificates_unusable",
        format!(
            "The environment variable {FOLDERS} names no folder that is there, so your company's certificates would be missing. Nothing was sent."
        ),
        format!(
            "Set {FOLDERS} to a folder with certificates in PEM form, or unset it to use the system's certificates alone."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_are_too_large_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let key = rcgen::KeyPair::generate().unwrap();
        let certificate = rcgen::CertificateParams::default().self_signed(&key).unwrap();
        std::fs::write(folder.path().join("company.pem"), certificate.pem()).unwrap();
        let huge = std::fs::File::create(folder.path().join("huge.pem")).unwrap();
        huge.set_len(6 * 1024 * 1024 * 1024).unwrap();
        let folders = vec![folder.path().to_owned()];
        assert_eq!(ExtraCertificates { folders, ..ExtraCertificates::default() }.load().len(), 1);
        let why = read_bundle(&folder.path().join("huge.pem")).unwrap_err();
        assert_eq!(why, "it is larger than 16 MB");
    }
}
