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

    pub fn has(&self, path: &str, method: &reqwest::Method) -> bool {
        self.operations()
            .any(|operation| operation.path == path && method.as_str().eq_ignore_ascii_case(operation.method))
    }

    /// What a reference within the document leads to.
    pub fn follow(&self, reference: &str) -> &Value {
        self.value.pointer(reference.trim_start_matches('#')).unwrap()
    }
}

impl<'a> Operation<'a> {
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

    /// The content type and the schema of its body.
    pub fn body(&self) -> Option<(&'a str, &'a Value)> {
        let (kind, media) = self.value["requestBody"]["content"].as_object()?.iter().next()?;
        Some((kind, &media["schema"]))
    }

    /// What its path and query take.
    pub fn parameters(&self) -> impl Iterator<Item = &'a Value> {
        self.value["parameters"].as_array().into_iter().flatten()
    }
}
