//! Documents that lead back to themselves.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Words};
use crate::documents::RelationType;
use crate::fields::Placed;
use crate::site::{DocumentId, End, Node, Site, name_of};

static CODE: Code = Code::error(
    "circular-reference",
    Words("Uppgifterna går i cirkel", "The fields lead in a circle"),
    Words(
        "Inget kan ersätta sig självt eller stå över sig självt, inte heller genom ett annat. Läsaren får inte veta vad som gäller.",
        "Nothing replaces itself or stands above itself, not through another either. The reader does not learn what holds.",
    ),
    Words("Ta bort raden i den fil där den är fel.", "Remove the line in the file where it is wrong."),
);

/// A steering document that replaces itself, or a body above itself, by itself or through others.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let stated: &[Placed<String>] = match (site.steering(id), site.body(id)) {
            (Some(steering), _) => &steering.replaces,
            (_, Some(body)) => body.parent.as_slice(),
            _ => return,
        };
        for one in stated {
            let Some(next) =
                above(site, id).into_iter().find(|next| name_of(site.document(*next)) == one.value)
            else {
                continue;
            };
            if !leads_to(site, next, id) {
                continue;
            }
            let name = &one.value;
            let message = if next == id {
                text!("\"{name}\" är dokumentet självt", "\"{name}\" is the document itself")
            } else {
                text!("\"{name}\" leder tillbaka hit", "\"{name}\" leads back here")
            };
            let place = Place::new(&site.document(id).origin.path, one.span.clone());
            report.push(Diagnostic::new(&CODE, message).at(place).help(CODE.explanation.fix));
        }
    }),
};

/// What a document replaces, or the body above a body.
fn above(site: &Site, id: DocumentId) -> Vec<DocumentId> {
    if site.body(id).is_some() {
        return site.parent_of(id).into_iter().collect();
    }
    let replaced = site.relations_from(id).filter(|edge| edge.kind == RelationType::Replaces);
    let documents = replaced.filter_map(|edge| match &edge.to {
        End::Here(Node::Document(other), _) => Some(*other),
        _ => None,
    });
    documents.collect()
}

/// Whether the way from one leads to another.
fn leads_to(site: &Site, from: DocumentId, to: DocumentId) -> bool {
    let (mut met, mut ahead) = (Vec::new(), vec![from]);
    while let Some(one) = ahead.pop() {
        if one == to {
            return true;
        }
        if !met.contains(&one) {
            met.push(one);
            ahead.extend(above(site, one));
        }
    }
    false
}
