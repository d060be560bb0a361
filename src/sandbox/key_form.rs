//! The form of an API key in CodeSignal's dashboard, and what it accepts.

/// The permissions that the dashboard offers. The guide's four are published; the others are made
/// up after their pattern, so that the four have to be found among their like.
pub(super) const PERMISSIONS: [&str; 20] = [
    "company.company.read",
    "company.company.write",
    "companyTest.company.read",
    "companyTest.company.write",
    "companyTestInvitation.company.write",
    "companyTestSession.company.read",
    "companyTestSession.company.write",
    "companyTestSession.company.archive",
    "executiveReport.company.read",
    "framework.company.read",
    "integration.company.read",
    "integration.company.write",
    "interviewTemplate.company.read",
    "interviewTemplate.company.write",
    "liveInterview.company.read",
    "liveInterview.company.write",
    "role.company.read",
    "role.company.write",
    "user.company.read",
    "user.company.write",
];

/// What was typed into "Key Description", or what the form says beside it.
pub(super) fn description(typed: &str) -> Result<String, &'static str> {
    match typed.trim() {
        "" => Err("Enter a description, so that you can recognize the key."),
        text => Ok(text.to_owned()),
    }
}

/// The ticked permissions, each once, or what the form says about them.
pub(super) fn permissions(ticked: &[String]) -> Result<Vec<&'static str>, String> {
    let known = |name: &&String| PERMISSIONS.iter().any(|it| it == name);
    match ticked.iter().find(|name| !known(name)) {
        Some(name) => Err(format!("There is no \"{name}\".")),
        None => {
            Ok(PERMISSIONS.into_iter().filter(|it| ticked.iter().any(|name| name == it)).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{PERMISSIONS, permissions};
    use crate::integration::Permission;

    #[test]
    fn the_guide_s_four_are_offered_and_what_is_not_is_refused() {
        for permission in Permission::ALL {
            let name = permission.name().to_owned();
            assert!(PERMISSIONS.contains(&permission.name()), "{name}");
            let twice = [name.clone(), name];
            assert_eq!(permissions(&twice), Ok(vec![permission.name()]));
        }
        assert!(permissions(&["companyTest.company.reed".to_owned()]).is_err());
        assert_eq!(permissions(&[]), Ok(vec![]));
    }
}
