//! The webhook signature, exactly as CodeSignal publishes it (developer.codesignal.com/webhooks).

use crate::credentials::hmac_sha256_hex;

/// The value of `X-CodeSignal-Signature`: lower-case hex of HMAC-SHA256 with the webhook's secret
/// over endpoint URL + event type + triggeredOn, the latter two empty for the handshake.
///
/// `triggered_on` is in milliseconds since the epoch, as in the payload. The body is not signed.
pub fn sign(secret: &[u8], endpoint: &str, event: &str, triggered_on: Option<i64>) -> String {
    let when = triggered_on.map(|ms| ms.to_string()).unwrap_or_default();
    hmac_sha256_hex(secret, format!("{endpoint}{event}{when}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::sign;

    const ENDPOINT: &str = "https://app.ashbyhq.com/api/codesignal_webhook";

    #[test]
    fn handshake_and_event_as_published() {
        assert_eq!(
            sign(b"secret", ENDPOINT, "", None),
            "c5b5b24bac2729cd1cbdf041f0a7202dfd6d477fe486377c77fed28346649f18"
        );
        assert_eq!(
            sign(b"secret", ENDPOINT, "companyTestSessionFinished", Some(1_553_720_789_347)),
            "84cc418bedee6107a08904e5254f638fda5147cada6eb3b661ab0eb1e2de049e"
        );
        // Longer than the block of SHA-256, where HMAC hashes the key first.
        assert_eq!(
            sign(&[b'k'; 131], ENDPOINT, "", None),
            "b7d69c574b810d039afb42d2e6cf292cf178e400d7ac74ef1315ce57f28eae9a"
        );
    }
}
