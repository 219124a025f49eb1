use serde_json::Value;

/// The OpenAPI document, as it is served.
pub struct Document {
    pub value: Value,
}

/// One operation of the document.
pub struct Operation<'a> {
    pub method: &'a str,
    pub path: &'a str,
    pub value: &'a Value,
}

impl Document {
    pub fn new(value: Value) -> Document {
        Document { value }
    }

    pub fn operations(&self) -> impl Iterator<Item = Operation<'_>> {
        let paths = self.value["paths"].as_object().unwrap();
        paths.iter().flat_map(|(path, item)| {
            let operations = item.as_object().unwrap().iter();
            operations.map(move |(method, value)| Operation { method, path, value })
        })
    }
}

impl Operation<'_> {
    pub fn name(&self) -> String {
        format!("{} {}", self.method.to_uppercase(), self.path)
    }

    pub fn statuses(&self) -> impl Iterator<Item = u16> {
        self.value["responses"].as_object().unwrap().keys().map(|status| status.parse().unwrap())
    }

    /// The names of the security schemes that it asks for.
    pub fn securities(&self) -> Vec<String> {
        let alternatives = self.value["security"].as_array().into_iter().flatten();
        alternatives.flat_map(|schemes| schemes.as_object().unwrap().keys().cloned()).collect()
    }
}
