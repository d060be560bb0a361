//! Fills in a template: each `@name@` becomes its value. A value is never searched for further names.

/// The template with these values. A name that has none stays as it is.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('@') {
        out.push_str(before);
        let value = after.split_once('@').and_then(|(name, behind)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, behind))
        });
        match value {
            Some((value, behind)) => {
                out.push_str(value);
                rest = behind;
            }
            None => {
                out.push('@');
                rest = after;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn values_are_taken_as_they_are() {
        let values = [("a", "@b@"), ("b", "B")];
        assert_eq!(fill("$@ @a@ @b@ @c@ x@", &values), "$@ @b@ B @c@ x@");
    }
}
