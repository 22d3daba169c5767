//! Takes out of an image what is no picture: place, camera, names, comments, thumbnails.
//!
//! What is kept is named; all else goes. An image that is built in another way than its format says is not cleaned in
//! part: it is no image to us, and does not go out.

use super::sniff::{Kind, sniff};

/// The kinds of files that go out without what they carry beside the picture.
const CLEANED: &[(Kind, Cleaner)] =
    &[(Kind::Jpeg, jpeg), (Kind::Png, png), (Kind::WebP, webp), (Kind::Gif, gif)];

/// The picture alone; none where the form of the file is not understood.
type Cleaner = fn(&[u8]) -> Option<Vec<u8>>;

/// Whether a file with this ending goes out cleaned.
pub fn is_cleaned(ending: &str) -> bool {
    let ending = ending.to_ascii_lowercase();
    CLEANED.iter().any(|(kind, _)| kind.endings().contains(&ending.as_str()))
}

/// Whether a file is an image that nobody could clean.
pub fn is_unclear(bytes: &[u8]) -> bool {
    let kind = sniff(bytes);
    CLEANED.iter().any(|(one, clean)| *one == kind && clean(bytes).is_none())
}

/// The same image without what it carries beside the picture; a JPEG keeps which way is up. None where it is no image
/// or its form is not understood.
pub fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let kind = sniff(bytes);
    CLEANED.iter().find(|(one, _)| *one == kind).and_then(|(_, clean)| clean(bytes))
}

/// Keeps the segments that the picture needs: its tables and scans, JFIF (APP0), colour profile (APP2 ICC), Adobe
/// (APP14). The picture ends where it says; what is hung on after that is left.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut made = vec![0xFF, 0xD8];
    let mut at = 2;
    let mut turned = None;
    let mut has_picture = false;
    loop {
        let marker = match bytes.get(at..at + 2) {
            Some(&[0xFF, marker]) => marker,
            // Cut short, after the picture began: there is nothing more in it.
            None if has_picture => break,
            _ => return None,
        };
        if marker == 0xFF {
            at += 1;
            continue;
        }
        if marker == 0xD9 {
            made.extend([0xFF, 0xD9]);
            break;
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let segment = bytes.get(at..at + 2 + length)?;
        let body = segment.get(4..)?;
        at += segment.len();
        match marker {
            0xE0 if body.starts_with(b"JFIF\0") => made.extend(segment),
            0xE1 => turned = turned.or_else(|| orientation(body)),
            0xE2 if body.starts_with(b"ICC_PROFILE\0") => made.extend(segment),
            0xEE if body.starts_with(b"Adobe") => made.extend(segment),
            0xE0..=0xEF | 0xFE => {}
            0xC0..=0xCF | 0xDB..=0xDF => made.extend(segment),
            0xDA => {
                has_picture = true;
                let end = at + scan_length(&bytes[at..]);
                made.extend(segment);
                made.extend(&bytes[at..end]);
                at = end;
            }
            _ => return None,
        }
    }
    if let Some(way) = turned {
        made.splice(2..2, orientation_segment(way));
    }
    has_picture.then_some(made)
}

/// How many bytes of a scan come before the next marker. Within a scan, 0xFF is followed by 0 or by a mark to start
/// again from.
fn scan_length(bytes: &[u8]) -> usize {
    let ends = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7);
    bytes.windows(2).position(ends).unwrap_or(bytes.len())
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

/// The chunks of a PNG that make the picture: its form and colours, its moving parts.
const PNG_CHUNKS: [&[u8; 4]; 19] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD",
    b"hIST", b"pHYs", b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
];

/// Keeps the chunks that make the picture. A chunk with a small letter first can be left out, says the format; one with
/// a capital that is not known cannot.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut made = bytes.get(..8)?.to_vec();
    let mut at = 8;
    loop {
        let length = usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()?;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        let kind = &chunk[4..8];
        if PNG_CHUNKS.iter().any(|known| *known == kind) {
            made.extend(chunk);
        } else if !kind[0].is_ascii_lowercase() {
            return None;
        }
        if kind == b"IEND" {
            return Some(made);
        }
        at += chunk.len();
    }
}

/// The chunks of a WebP that make the picture.
const WEBP_CHUNKS: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

/// Keeps the chunks that make the picture, without the marks that say EXIF and XMP are there.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let long = |at: usize| {
        usize::try_from(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?)).ok()
    };
    let mut made = bytes.get(..12)?.to_vec();
    let mut at = 12;
    // What is hung on after the end is left.
    let all = long(4)?.checked_add(8)?.min(bytes.len());
    while at + 8 <= all {
        let end = at.checked_add(8)?.checked_add(long(at + 4)?)?;
        let chunk = bytes.get(at..end)?;
        if WEBP_CHUNKS.iter().any(|known| chunk.starts_with(*known)) {
            let start = made.len();
            made.extend(chunk);
            made.resize(made.len().next_multiple_of(2), 0);
            if chunk.starts_with(b"VP8X") {
                *made.get_mut(start + 8)? &= !0x0C;
            }
        }
        at = end.next_multiple_of(2);
    }
    if made.len() == 12 {
        return None;
    }
    let size = u32::try_from(made.len() - 8).ok()?.to_le_bytes();
    made[4..8].copy_from_slice(&size);
    Some(made)
}

/// Keeps the pictures, how long each is shown and how often all are; comments, texts and what programs wrote go.
fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut at = 13 + colour_table(*bytes.get(10)?);
    let mut made = bytes.get(..at)?.to_vec();
    let mut has_picture = false;
    loop {
        match bytes.get(at) {
            Some(0x2C) => {
                // Place and size, colours of its own, the width of its codes.
                let codes = at + 10 + colour_table(*bytes.get(at + 9)?);
                let end = end_of_blocks(bytes, codes + 1)?;
                made.extend(bytes.get(at..end)?);
                has_picture = true;
                at = end;
            }
            Some(0x21) => {
                let end = end_of_blocks(bytes, at + 2)?;
                match *bytes.get(at + 1)? {
                    0xF9 => made.extend(bytes.get(at..end)?),
                    0xFF => made.extend(repetitions(bytes.get(at..end)?)),
                    _ => {}
                }
                at = end;
            }
            // Without a word of its end it is cut short, or shown so.
            Some(0x3B) | None if has_picture => break,
            _ => return None,
        }
    }
    made.push(0x3B);
    Some(made)
}

/// The bytes of a table of colours, by the flags that tell of it.
fn colour_table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Where a row of blocks ends, each with its length first and one without length last.
fn end_of_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match usize::from(*bytes.get(at)?) {
            0 => return Some(at + 1),
            length => at += 1 + length,
        }
    }
}

/// An extension that says how often the pictures are shown, and nothing else; empty where it is another.
fn repetitions(extension: &[u8]) -> Vec<u8> {
    let known = [b"NETSCAPE2.0", b"ANIMEXTS1.0"].iter().any(|name| extension.get(3..14) == Some(&name[..]));
    match extension.get(14..18) {
        Some(&[3, 1, ..]) if known => [&extension[..18], &[0]].concat(),
        _ => Vec::new(),
    }
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
        let clean = without_metadata(&picture).unwrap();
        let holds = |what: &[u8]| clean.windows(what.len()).any(|window| window == what);
        assert!(holds(b"bilden") && holds(b"JFIF"));
        assert!(!holds(b"hemma") && !holds(b"kommentar") && !holds(b"efter"));
        assert_eq!(orientation(&clean[6..]), Some(6));
        assert_eq!(without_metadata(&clean).as_ref(), Some(&clean), "cleaning twice changes nothing");
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
        let clean = without_metadata(&picture).unwrap();
        assert!(!clean.windows(4).any(|window| window == b"Namn"));
        assert!(clean.windows(4).any(|window| window == b"IHDR"));
    }

    /// One red point, shown over and over, with all that a GIF may carry beside it.
    fn moving() -> Vec<u8> {
        [
            &b"GIF89a\x01\0\x01\0\x80\0\0\xFF\0\0\0\0\0"[..],
            b"\x21\xFE\x09kommentar\0",
            b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0",
            b"\x21\xFF\x0BXMP DataXMP\x05hemma\0",
            b"\x21\x01\x0C............\x04text\0",
            b"\x21\xF9\x04\0\x0A\0\0\0",
            b"\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0",
            b"\x3B",
            b"efter",
        ]
        .concat()
    }

    #[test]
    fn a_gif_keeps_its_pictures_and_their_pace_alone() {
        let clean = without_metadata(&moving()).unwrap();
        let expected = [
            &b"GIF89a\x01\0\x01\0\x80\0\0\xFF\0\0\0\0\0"[..],
            b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0",
            b"\x21\xF9\x04\0\x0A\0\0\0",
            b"\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0",
            b"\x3B",
        ]
        .concat();
        assert_eq!(clean, expected);
        assert_eq!(without_metadata(&clean), Some(clean));
    }

    #[test]
    fn a_webp_loses_its_place() {
        let riff = |chunks: &[u8]| {
            let size = u32::try_from(chunks.len() + 4).unwrap().to_le_bytes();
            [b"RIFF", &size[..], b"WEBP", chunks].concat()
        };
        let all = riff(b"VP8X\x0A\0\0\0\x0C\0\0\0\0\0\0\0\0\0VP8L\x02\0\0\0abEXIF\x05\0\0\0hemma\0");
        let clean = riff(b"VP8X\x0A\0\0\0\0\0\0\0\0\0\0\0\0\0VP8L\x02\0\0\0ab");
        assert_eq!(without_metadata(&all), Some(clean));
    }

    #[test]
    fn a_second_picture_behind_the_first_does_not_go_along() {
        let one =
            [vec![0xFF, 0xD8], segment(0xDA, b"scan"), b"bild\xFF\0\xFF\xD0en\xFF\xD9".to_vec()].concat();
        let hidden = [vec![0xFF, 0xD8], segment(0xE1, b"Exif\0\0hemma"), one[2..].to_vec()].concat();
        assert_eq!(without_metadata(&[one.clone(), hidden].concat()), Some(one));
    }

    #[test]
    fn an_image_whose_form_is_not_understood_is_no_image() {
        let exif = segment(0xE1, b"Exif\0\0GPS hemma");
        let scan = [segment(0xDA, b"scan"), b"bilden\xFF\xD9".to_vec()].concat();
        let stray = [vec![0xFF, 0xD8], vec![0], exif.clone(), scan.clone()].concat();
        for broken in [
            [vec![0xFF, 0xD8], exif, vec![0x20], scan].concat(),
            [vec![0xFF, 0xD8, 0xFF], stray[2..].to_vec()].concat(),
            b"\x89PNG\r\n\x1A\n\0\0\xFF\xFFtEXtNamn".to_vec(),
            b"RIFF\x20\0\0\0WEBPVP8 \xFF\xFF\xFF\xFFx".to_vec(),
            [&moving()[..19], b"?", &moving()[19..]].concat(),
        ] {
            assert_eq!(without_metadata(&broken), None, "{broken:?}");
            assert!(is_unclear(&broken), "{broken:?}");
        }
        assert!(!is_unclear(b"a,b\n1,2\n"));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_cleaned_or_refused(
            head in proptest::sample::select(vec![
                &b"\xFF\xD8\xFF"[..], b"\x89PNG\r\n\x1A\n", b"GIF89a", b"RIFF\x40\0\0\0WEBP",
            ]),
            rest in proptest::collection::vec(proptest::num::u8::ANY, 0..80),
        ) {
            let made = without_metadata(&[head, &rest].concat());
            if let Some(clean) = made {
                proptest::prop_assert_eq!(without_metadata(&clean), Some(clean));
            }
        }
    }
}
