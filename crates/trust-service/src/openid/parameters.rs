//! Parameters of OAuth: of a query or a form, each at most once (RFC 6749, section 3.1).

use std::collections::BTreeMap;

use url::form_urlencoded;
use zeroize::Zeroizing;

use super::failure::{Reason, Refused};

/// Parameters by name. They may be secrets, so they are wiped.
#[derive(Default)]
pub struct Parameters(BTreeMap<String, Zeroizing<String>>);

impl Parameters {
    /// Reads a query or a form. A parameter without a value counts as one that is not there.
    pub fn parse(text: &[u8]) -> Result<Parameters, Refused> {
        let mut parameters = BTreeMap::new();
        for (name, value) in form_urlencoded::parse(text).filter(|(_, value)| !value.is_empty()) {
            let before = parameters.insert(name.into_owned(), Zeroizing::new(value.into_owned()));
            if before.is_some() {
                return Err(Refused::new(Reason::InvalidRequest, "A parameter is there twice."));
            }
        }
        Ok(Parameters(parameters))
    }

    /// The parameter of this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|value| value.as_str())
    }

    /// The same, which must be there.
    pub fn require(&self, name: &'static str) -> Result<&str, Refused> {
        let missing = || Refused::parameter(Reason::InvalidRequest, name, "A parameter is missing.");
        self.get(name).ok_or_else(missing)
    }

    /// As a query, without these.
    pub fn encode_without(&self, names: &[&str]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in self.0.iter().filter(|(name, _)| !names.contains(&name.as_str())) {
            query.append_pair(name, value);
        }
        query.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_parameter_is_there_once_or_not_at_all() {
        let read = Parameters::parse(b"a=1&b=&c=x%20y+z").expect("parameters");
        assert_eq!((read.get("a"), read.get("b"), read.get("c")), (Some("1"), None, Some("x y z")));
        assert_eq!(read.require("b").expect_err("a refusal").parameter, "b");
        assert_eq!(read.encode_without(&["a"]), "c=x+y+z");
        assert!(Parameters::parse(b"a=1&a=1").is_err());
        assert!(Parameters::parse(b"a=&a=1").is_ok());
    }
}
