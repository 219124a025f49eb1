//! Values that fit a schema of the document, real ones of a running journey among them.

use proptest::string::string_regex;
use serde_json::{Map, Value, json};

use crate::fuzz_chance::Chance;
use crate::support::*;

/// What values are made of.
pub struct World<'a> {
    pub document: &'a Document,
    /// Values that mean something at this moment, with the names that they travel under.
    pub real: &'a [(&'static str, String)],
}

impl World<'_> {
    /// A value of this schema; `name` is the member or parameter that it is for.
    pub fn value(&self, chance: &mut Chance, schema: &Value, name: &str) -> Value {
        if let Some(reference) = schema["$ref"].as_str() {
            return self.value(chance, self.document.follow(reference), name);
        }
        if let Some(choices) = schema["enum"].as_array() {
            return chance.pick(choices);
        }
        if let Some(constant) = schema.get("const") {
            return constant.clone();
        }
        if let Some(choices) = ["anyOf", "oneOf", "allOf"].iter().find_map(|kind| schema[*kind].as_array()) {
            let chosen = chance.pick(choices);
            return self.value(chance, &chosen, name);
        }
        let kinds = schema["type"].as_array().cloned().unwrap_or_else(|| vec![schema["type"].clone()]);
        match chance.pick(&kinds).as_str() {
            Some("string") => self.text(chance, schema, name).into(),
            Some("integer") => self.integer(chance, schema, name),
            Some("number") => chance.draw(-1e6..1e6f64).into(),
            Some("boolean") => chance.one_in(2).into(),
            Some("array") => self.list(chance, schema, name),
            Some("object") => self.object(chance, schema),
            _ => Value::Null,
        }
    }

    fn text(&self, chance: &mut Chance, schema: &Value, name: &str) -> String {
        let fitting: Vec<_> = self.real.iter().filter(|(named, _)| *named == name).collect();
        if !fitting.is_empty() && !chance.one_in(6) {
            return chance.pick(&fitting).1.clone();
        }
        if self.real.len() > 1 && chance.one_in(4) {
            return chance.pick(self.real).1;
        }
        if schema["format"] == "uuid" {
            return chance.draw("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        }
        if schema["format"] == "uri" {
            let choices = ["https://example.com/a?b=c#d", "http://localhost:3000/", "http://[::1]/", "app:x"];
            return chance.pick(&choices).to_owned();
        }
        let pattern = schema["pattern"].as_str().unwrap_or("\\PC{0,40}");
        let pattern = pattern.trim_start_matches('^').trim_end_matches('$');
        let text = chance.draw(string_regex(pattern).unwrap());
        let longest = schema["maxLength"].as_u64().unwrap_or(u64::MAX) as usize;
        text.chars().take(longest).collect()
    }

    fn integer(&self, chance: &mut Chance, schema: &Value, name: &str) -> Value {
        let fitting = self.real.iter().find(|(named, _)| *named == name);
        if let Some(real) =
            fitting.and_then(|(_, text)| text.parse::<i64>().ok()).filter(|_| !chance.one_in(6))
        {
            return real.into();
        }
        // Who waits for news that do not come takes as long as they say.
        if name == "wait" {
            return chance.pick(&[0, 1, 255]).into();
        }
        let least = schema["minimum"].as_i64().unwrap_or(-2);
        let most = schema["maximum"].as_i64().unwrap_or(2_000_000_000);
        let between = chance.draw(least..=most);
        chance.pick(&[least, most, between]).into()
    }

    fn list(&self, chance: &mut Chance, schema: &Value, name: &str) -> Value {
        let least = schema["minItems"].as_u64().unwrap_or(0) as usize;
        let items = least + chance.below(3);
        (0..items).map(|_| self.value(chance, &schema["items"], name)).collect()
    }

    fn object(&self, chance: &mut Chance, schema: &Value) -> Value {
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        let mut members = Map::new();
        for (name, member) in schema["properties"].as_object().into_iter().flatten() {
            if required.contains(&json!(name)) || chance.one_in(2) {
                members.insert(name.clone(), self.value(chance, member, name));
            }
        }
        Value::Object(members)
    }
}
