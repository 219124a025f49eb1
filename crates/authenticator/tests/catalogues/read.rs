//! The catalogues as they are written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser::parse;

/// Everything that a language says, by file and key: `desktop/home-title`, `errors/error-busy.means`.
pub type Said = BTreeMap<String, Text>;

/// A message, or an attribute of one.
#[derive(Default)]
pub struct Text {
    /// What people may read, once for each choice, with placeables as `{$name}`.
    pub readings: Vec<String>,
    /// What is put in or chosen by.
    pub placeables: BTreeSet<String>,
    /// What is chosen by, with the names of what there is to choose from.
    pub choices: BTreeMap<String, BTreeSet<String>>,
}

/// The languages' tags.
pub fn languages() -> Vec<String> {
    let mut tags: Vec<String> = fs::read_dir(locales())
        .expect("a folder of languages")
        .map(|entry| entry.expect("a folder").file_name().into_string().expect("a tag"))
        .collect();
    tags.sort();
    tags
}

/// The files of English: what every language has.
pub fn files() -> Vec<String> {
    let names = fs::read_dir(locales().join("en")).expect("English");
    names.map(|entry| entry.expect("a file").file_name().into_string().expect("a name")).collect()
}

/// Reads a language. Whatever is no message fails.
pub fn read(language: &str) -> Said {
    let mut said = Said::new();
    for file in files() {
        let path = locales().join(language).join(&file);
        let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let resource = parse(source).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        let stem = file.trim_end_matches(".ftl");
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let key = format!("{stem}/{}", message.id.name);
            for attribute in &message.attributes {
                add(&mut said, format!("{key}.{}", attribute.id.name), text(&attribute.value));
            }
            add(&mut said, key, text(message.value.as_ref().expect("a message says something itself")));
        }
    }
    said
}

fn add(said: &mut Said, key: String, text: Text) {
    assert!(said.insert(key.clone(), text).is_none(), "{key} stands twice");
}

fn text(pattern: &Pattern<String>) -> Text {
    let mut text = Text::default();
    text.readings = readings(pattern, &mut text);
    text
}

/// Every way in which a pattern can be read.
fn readings(pattern: &Pattern<String>, text: &mut Text) -> Vec<String> {
    let mut all = vec![String::new()];
    for element in &pattern.elements {
        let next = match element {
            PatternElement::TextElement { value } => vec![value.clone()],
            PatternElement::Placeable { expression } => expressed(expression, text),
        };
        all = all.iter().flat_map(|start| next.iter().map(move |end| format!("{start}{end}"))).collect();
    }
    all
}

fn expressed(expression: &Expression<String>, text: &mut Text) -> Vec<String> {
    match expression {
        Expression::Inline(inline) => vec![put_in(inline, text)],
        Expression::Select { selector, variants } => {
            let by = put_in(selector, text);
            let names = variants.iter().map(|variant| match &variant.key {
                VariantKey::Identifier { name } => name.clone(),
                VariantKey::NumberLiteral { value } => value.clone(),
            });
            text.choices.insert(by, names.collect());
            variants.iter().flat_map(|variant| readings(&variant.value, text)).collect()
        }
    }
}

fn put_in(inline: &InlineExpression<String>, text: &mut Text) -> String {
    let name = match inline {
        InlineExpression::StringLiteral { value } => return value.clone(),
        InlineExpression::VariableReference { id } => format!("${}", id.name),
        InlineExpression::MessageReference { id, attribute: None } => id.name.clone(),
        other => panic!("nothing else is put into a message: {other:?}"),
    };
    text.placeables.insert(name.clone());
    format!("{{{name}}}")
}

fn locales() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../locales")
}
