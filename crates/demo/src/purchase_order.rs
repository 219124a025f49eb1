//! The documents that Larkspur Travel has signed: purchase orders.

use jiff::Zoned;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use wire::MessageHash;

/// A purchase order.
#[derive(Clone)]
pub struct PurchaseOrder {
    /// Its number, four digits.
    pub number: u16,
    /// The whole document.
    pub text: String,
}

/// What is bought: from whom, what, how many, at how much each in euros.
const PURCHASES: [(&str, &str, u32, u32); 4] = [
    ("Harbour & Hill Coaches", "Coach with driver, Keswick to Ullswater", 3, 620),
    ("Hotel Fjordglimt, Balestrand", "Double room, half board, per night", 14, 185),
    ("Atelier Campanula", "Guide book, second edition, printed", 250, 9),
    ("Valmorin Mountain Guides", "Day on the high path, per group", 5, 440),
];

impl PurchaseOrder {
    /// Makes one, dated today.
    pub fn generate() -> Result<Self, getrandom::Error> {
        let random = getrandom::u32()?;
        let number = 1000 + (random % 9000) as u16;
        let (supplier, item, count, price) = PURCHASES[(random >> 16) as usize % PURCHASES.len()];
        let date = Zoned::now().with_time_zone(TimeZone::UTC).strftime("%-d %B %Y");
        let total = count * price;
        let text = format!(
            "LARKSPUR TRAVEL\n\
             14 Foxglove Row, Keswick\n\
             \n\
             Purchase order  LT-{number}\n\
             Date            {date}\n\
             Supplier        {supplier}\n\
             \n\
             Item            {item}\n\
             Quantity        {count}\n\
             Price each      EUR {price}.00\n\
             Total           EUR {total}.00\n\
             \n\
             Payment within thirty days of delivery.\n\
             This order is valid once it is signed.\n"
        );
        Ok(PurchaseOrder { number, text })
    }

    /// What people call it.
    pub fn title(&self) -> String {
        format!("Purchase order LT-{}", self.number)
    }

    /// What its file is called.
    pub fn file_name(&self) -> String {
        format!("purchase-order-{}.txt", self.number)
    }

    /// SHA-256 of the file, which is what is signed.
    pub fn hash(&self) -> MessageHash {
        let digest: [u8; 32] = Sha256::digest(self.text.as_bytes()).into();
        // A digest of 32 bytes is never empty nor too long.
        MessageHash::new(digest.to_vec()).unwrap_or_else(|_| unreachable!("32 bytes"))
    }
}
