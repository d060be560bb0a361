//! What the walk asks beside the checklist: before there is a key, and once everything holds.

use super::judge;
use super::questions::Ask;
use crate::finding::Finding;
use crate::secret::said::{clean, repeats};
use crate::vendor::codesignal::{Answer, TITLES};
use crate::vendor::reach;

/// As many titles as are asked for.
const MOST_TITLES: usize = 10;

/// The assessments that Ashby will offer.
pub struct Assessments {
    /// How many there are.
    pub total: u64,
    /// The titles of the first ten.
    pub titles: Vec<String>,
}

impl Ask<'_> {
    /// What keeps CodeSignal and Ashby from being reached, asked side by side and without a key.
    pub async fn in_the_way(&self) -> Vec<Finding> {
        let (codesignal, ashby) = tokio::join!(
            reach::codesignal(self.http, &self.addresses.codesignal, self.deadline),
            reach::ashby(self.http, &self.addresses.ashby, self.deadline),
        );
        [("CodeSignal", codesignal), ("Ashby", ashby)]
            .iter()
            .filter_map(|(vendor, reached)| judge::unreachable(vendor, reached))
            .collect()
    }

    /// The first assessments by title; `None` where that could not be had.
    pub async fn assessments(&self) -> Option<Assessments> {
        let key = self.codesignal?;
        let secrets = self.secrets();
        let Answer::Data(found) = self.codesignal_with(key, &secrets).ask(&TITLES).await else {
            return None;
        };
        let mut titles: Vec<String> = found["tests"]
            .as_array()?
            .iter()
            .take(MOST_TITLES)
            .filter_map(|test| test["title"].as_str())
            .map(|title| clean(title, &secrets))
            .collect();
        // Pieces of a key that are short enough for one title are none for all of them.
        if repeats(&titles.concat(), &secrets) {
            titles.clear();
        }
        let total = found["totalCount"].as_u64().or(Some(titles.len() as u64));
        total.map(|total| Assessments { total, titles })
    }
}
