//! What the wizard asks outside the checklist: before there is a key, and when everything passes.

use super::evaluate::{name_address, obstacle};
use super::probe::Prober;
use crate::api::codesignal::{Answer, TITLES};
use crate::api::reachability;
use crate::check_result::Finding;
use crate::credentials::sanitize::{clean, leaks_key};
use crate::integration::KeyName;

const MOST_TITLES: usize = 10;

pub(crate) struct Assessments {
    pub(crate) total: u64,
    pub(crate) titles: Vec<String>,
}

impl Prober<'_> {
    /// What keeps CodeSignal and Ashby from being reached, asked side by side and without a key.
    pub(crate) async fn unreachable(&self) -> Vec<Finding> {
        let (codesignal, ashby) = tokio::join!(
            reachability::codesignal(self.http, &self.addresses.codesignal, self.deadline),
            reachability::ashby(self.http, &self.addresses.ashby, self.deadline),
        );
        let addresses = self.addresses;
        [("CodeSignal", &addresses.codesignal, codesignal), ("Ashby", &addresses.ashby, ashby)]
            .into_iter()
            .filter_map(|(vendor, address, reached)| {
                Some(name_address(obstacle(vendor, &reached.err()?), address))
            })
            .collect()
    }

    /// The first assessments by title; `None` where that could not be had.
    pub(crate) async fn assessments(&self) -> Option<Assessments> {
        let key = self.keys.get(KeyName::Codesignal)?;
        let Answer::Data(found) = self.codesignal_with(key).ask(&TITLES).await else {
            return None;
        };
        let mut titles: Vec<String> = found["tests"]
            .as_array()?
            .iter()
            .take(MOST_TITLES)
            .filter_map(|test| test["title"].as_str())
            .map(|title| clean(title, &self.secrets))
            .collect();
        // Pieces of a key that are short enough for one title are none for all of them.
        if leaks_key(&titles.concat(), &self.secrets) {
            titles.clear();
        }
        let total = found["totalCount"].as_u64().or(Some(titles.len() as u64));
        total.map(|total| Assessments { total, titles })
    }
}
