//! Which certificates are trusted: the system's, and beside them those that SSL_CERT_FILE and SSL_CERT_DIR name.

use crate::credentials::sanitize::clean;
use crate::error::{Error, Result};
use crate::platform;
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

const FILE: &str = "SSL_CERT_FILE";
const FOLDERS: &str = "SSL_CERT_DIR";
/// The largest file that is read, in bytes: all public authorities together have 0.3 MB.
const LARGEST_FILE: u64 = 16 * 1024 * 1024;
/// How many bytes and files of a folder are read at most.
const LARGEST_FOLDER: u64 = 64 * 1024 * 1024;
const MOST_FILES: usize = 10_000;

/// Where each system keeps all its authorities in one file.
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
#[cfg(all(unix, not(target_os = "macos")))]
const SYSTEM_FOLDERS: [&str; 3] =
    ["/etc/ssl/certs", "/etc/pki/tls/certs", "/usr/local/share/certs"];

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
        let from_file = match platform::variable(FILE)? {
            Some(path) => {
                read_bundle(Path::new(&path)).map_err(|why| unusable_file(&path, &why))?
            }
            None => Vec::new(),
        };
        let folders: Vec<PathBuf> = match platform::variable(FOLDERS)? {
            Some(value) => std::env::split_paths(&value).filter(|it| it.is_dir()).collect(),
            None => Vec::new(),
        };
        if folders.is_empty() && platform::variable(FOLDERS)?.is_some() {
            return Err(unusable_folders());
        }
        Ok(ExtraCertificates { from_file, folders })
    }

    pub(super) fn load(&self) -> Certificates {
        let mut found = self.from_file.clone();
        for folder in &self.folders {
            found.extend(read_folder(folder));
        }
        found
    }
}

/// The first bundle that has certificates, else the folders. What can't be read is as good as absent.
#[cfg(all(unix, not(target_os = "macos")))]
pub(super) fn of_system() -> Certificates {
    let bundle = BUNDLES.iter().find_map(|path| read_bundle(Path::new(path)).ok());
    bundle.unwrap_or_else(|| {
        let folders = SYSTEM_FOLDERS.iter();
        folders.flat_map(|it| read_folder(Path::new(it))).collect()
    })
}

/// The certificates of a file, or why there are none.
fn read_bundle(path: &Path) -> std::result::Result<Certificates, String> {
    let bytes = read(path)?;
    let (found, damaged) = certificates(&bytes);
    // One damaged certificate in a bundle must not hide the others.
    if damaged > 0 && !found.is_empty() {
        tracing::info!("{damaged} damaged certificates in {} are left out", path.display());
    }
    match (found.is_empty(), damaged, bytes.first()) {
        (false, ..) => Ok(found),
        (true, 1.., _) => Err("the certificate in it is damaged".into()),
        (true, _, None) => Err("it is empty".into()),
        // How a certificate in DER form begins.
        (true, _, Some(0x30)) => Err("it is not in PEM form".into()),
        (true, ..) => Err("there is no certificate in it".into()),
    }
}

fn read(path: &Path) -> std::result::Result<Vec<u8>, String> {
    let words = |error: std::io::Error| platform::io_error::words(&error);
    // Looked at before it is opened: opening a pipe would wait for its other end.
    let about = std::fs::metadata(path).map_err(words)?;
    if !about.is_file() {
        return Err("it is no file".into());
    }
    let file = File::open(path).map_err(words)?;
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(words)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err("it is larger than 16 MB".into());
    }
    Ok(bytes)
}

fn certificates(pem: &[u8]) -> (Certificates, usize) {
    let (mut found, mut damaged) = (Vec::new(), 0);
    for certificate in CertificateDer::pem_slice_iter(pem) {
        match certificate {
            Ok(it) if RootCertStore::empty().add(it.clone()).is_ok() => found.push(it),
            _ => damaged += 1,
        }
    }
    (found, damaged)
}

fn read_folder(folder: &Path) -> Certificates {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let (mut found, mut left) = (Vec::new(), LARGEST_FOLDER);
    for entry in entries.flatten().take(MOST_FILES) {
        let path = entry.path();
        let small =
            std::fs::metadata(&path).is_ok_and(|about| about.len() <= LARGEST_FILE.min(left));
        if !small {
            tracing::info!("{} is too large for a certificate and is left out", path.display());
            continue;
        }
        if let Ok(bytes) = read(&path) {
            left = left.saturating_sub(bytes.len() as u64);
            found.extend(certificates(&bytes).0);
        }
    }
    found
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
        let huge = File::create(folder.path().join("huge.pem")).unwrap();
        huge.set_len(6 * 1024 * 1024 * 1024).unwrap();
        assert_eq!(read_folder(folder.path()).len(), 1);
        let why = read_bundle(&folder.path().join("huge.pem")).unwrap_err();
        assert_eq!(why, "it is larger than 16 MB");
    }
}
