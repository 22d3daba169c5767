//! Takes out of an image what is no picture: place, camera, names, thumbnails.

use std::borrow::Cow;

use super::sniff::{Kind, sniff};

/// The same image without what it carries beside the picture; a JPEG keeps which way is up. Other files, and images
/// whose form is broken, come back as they are.
pub fn without_metadata(bytes: &[u8]) -> Cow<'_, [u8]> {
    let made = match sniff(bytes) {
        Kind::Jpeg => jpeg(bytes),
        Kind::Png => png(bytes),
        Kind::WebP => webp(bytes),
        _ => None,
    };
    made.map_or(Cow::Borrowed(bytes), Cow::Owned)
}

/// Keeps the segments that the picture needs: JFIF (APP0), colour profile (APP2 ICC), Adobe (APP14).
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut made = vec![0xFF, 0xD8];
    let mut at = 2;
    let mut turned = None;
    loop {
        let marker = *bytes.get(at + 1)?;
        if bytes[at] != 0xFF {
            return None;
        }
        if marker == 0xFF {
            at += 1;
            continue;
        }
        // From the start of the scan the rest is the picture, up to its end; what is hung on after that is left.
        if marker == 0xDA {
            let end =
                bytes.windows(2).rposition(|pair| pair == [0xFF, 0xD9]).map_or(bytes.len(), |end| end + 2);
            if let Some(way) = turned {
                made.splice(2..2, orientation_segment(way));
            }
            made.extend(bytes.get(at..end)?);
            return Some(made);
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let segment = bytes.get(at..at + 2 + length)?;
        let body = segment.get(4..)?;
        match marker {
            0xE1 => turned = turned.or_else(|| orientation(body)),
            0xE2 if !body.starts_with(b"ICC_PROFILE\0") => {}
            0xE3..=0xED | 0xEF | 0xFE => {}
            _ => made.extend(segment),
        }
        at += 2 + length;
    }
}

/// Which way is up, 2–8, from an Exif segment; none where it is as it should be.
fn orientation(body: &[u8]) -> Option<u8> {
    let tiff = body.strip_prefix(b"Exif\0\0")?;
    let little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let pair = [*tiff.get(at)?, *tiff.get(at + 1)?];
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let long = |at: usize| {
        let (a, b) = (usize::from(short(at)?), usize::from(short(at + 2)?));
        Some(if little { b << 16 | a } else { a << 16 | b })
    };
    let directory = long(4)?;
    (0..usize::from(short(directory)?)).find_map(|entry| {
        let at = directory + 2 + entry * 12;
        let way = (short(at)? == 0x0112).then(|| short(at + 8)).flatten()?;
        u8::try_from(way).ok().filter(|way| (2..=8).contains(way))
    })
}

/// An Exif segment that says which way is up and nothing else.
fn orientation_segment(way: u8) -> Vec<u8> {
    let mut made = vec![0xFF, 0xE1, 0, 34];
    made.extend(b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    made.extend([way, 0, 0, 0, 0, 0, 0]);
    made
}

/// Leaves out the chunks of text, time and Exif.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut made = bytes.get(..8)?.to_vec();
    let mut at = 8;
    loop {
        let length = usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()?;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        let kind = &chunk[4..8];
        if !matches!(kind, b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf" | b"tIME" | b"caBX") {
            made.extend(chunk);
        }
        if kind == b"IEND" {
            return Some(made);
        }
        at += chunk.len();
    }
}

/// Leaves out the chunks EXIF and XMP, and the marks that say they are there.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut made = bytes.get(..12)?.to_vec();
    let mut at = 12;
    while at + 8 <= bytes.len() {
        let length = usize::try_from(u32::from_le_bytes(bytes.get(at + 4..at + 8)?.try_into().ok()?)).ok()?;
        let end = at.checked_add(8 + length + length % 2)?.min(bytes.len());
        let kind = &bytes[at..at + 4];
        if !matches!(kind, b"EXIF" | b"XMP ") {
            let start = made.len();
            made.extend(&bytes[at..end]);
            if kind == b"VP8X" {
                *made.get_mut(start + 8)? &= !0x0C;
            }
        }
        at = end;
    }
    let size = u32::try_from(made.len() - 8).ok()?.to_le_bytes();
    made[4..8].copy_from_slice(&size);
    Some(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], &length[..], body].concat()
    }

    #[test]
    fn a_photograph_keeps_its_picture_and_which_way_is_up() {
        let exif = [
            b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec(),
            b"GPS hemma".to_vec(),
        ]
        .concat();
        let picture = [
            vec![0xFF, 0xD8],
            segment(0xE0, b"JFIF\0"),
            segment(0xE1, &exif),
            segment(0xFE, b"kommentar"),
            segment(0xDA, b"scan"),
            b"bilden".to_vec(),
            vec![0xFF, 0xD9],
            b"efter".to_vec(),
        ]
        .concat();
        let clean = without_metadata(&picture);
        let holds = |what: &[u8]| clean.windows(what.len()).any(|window| window == what);
        assert!(holds(b"bilden") && holds(b"JFIF"));
        assert!(!holds(b"hemma") && !holds(b"kommentar") && !holds(b"efter"));
        assert_eq!(orientation(&clean[6..]), Some(6));
        assert_eq!(without_metadata(&clean), clean, "cleaning twice changes nothing");
    }

    #[test]
    fn a_png_loses_its_words() {
        let chunk = |kind: &[u8], body: &[u8]| {
            [&u32::try_from(body.len()).unwrap().to_be_bytes()[..], kind, body, b"crc!"].concat()
        };
        let picture = [
            b"\x89PNG\r\n\x1A\n".to_vec(),
            chunk(b"IHDR", b"x"),
            chunk(b"tEXt", b"Author\0Namn"),
            chunk(b"IEND", b""),
        ]
        .concat();
        let clean = without_metadata(&picture);
        assert!(!clean.windows(4).any(|window| window == b"Namn"));
        assert!(clean.windows(4).any(|window| window == b"IHDR"));
    }
}
