//! `sitemap.xml`: every page for search engines, with its translations. Only where the site knows its own address.
//!
//! Source: sitemaps.org, protocol 0.9; the alternates follow Google's extension with `xhtml:link`.

use quick_xml::Writer;
use quick_xml::events::BytesDecl;
use quick_xml::events::BytesText;
use quick_xml::events::Event;
use std::io;

use super::Output;
use super::Promise;
use super::Scope;
use super::Tree;
use super::tree::Claim;
use crate::content::Role;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::text;
use crate::id::EntryId;
use crate::path::RelPath;
use crate::relations::Nearness;

pub(super) const OUTPUT: Output = Output { name: "sitemap", plan };

fn plan(scope: Scope<'_>, tree: &mut Tree, found: &mut Diagnostics) {
    if !scope.site.config.site.base.is_absolute() {
        return;
    }
    // Written to memory, which does not fail.
    let Ok(xml) = write(scope) else { return };
    let claim = Claim { what: text!("the site map"), span: None };
    tree.add(RelPath::from_name("sitemap.xml"), Promise::Text(xml), claim, found);
}

fn write(scope: Scope<'_>) -> io::Result<String> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer
        .create_element("urlset")
        .with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"))
        .with_attribute(("xmlns:xhtml", "http://www.w3.org/1999/xhtml"))
        .write_inner_content(|writer| {
            // The handbook is for editors, and asks search engines to leave it out.
            let pages = scope.site.entries.iter().filter(|(_, page)| page.role != Role::Handbook);
            for (id, _) in pages {
                write_page(writer, scope, id)?;
            }
            Ok(())
        })?;
    let mut xml = String::from_utf8(writer.into_inner()).map_err(io::Error::other)?;
    xml.push('\n');
    Ok(xml)
}

fn write_page(writer: &mut Writer<Vec<u8>>, scope: Scope<'_>, id: EntryId) -> io::Result<()> {
    let site = scope.site;
    let full = |id: EntryId| site.config.site.base.full_to(site.address(id));
    let translations: Vec<_> = scope.relations.translations[id]
        .iter()
        .filter(|place| place.nearness == Nearness::Same)
        .collect();
    writer.create_element("url").write_inner_content(|writer| {
        writer.create_element("loc").write_text_content(BytesText::new(&full(id)))?;
        if let Some(date) = site.entries[id].front.updated {
            writer
                .create_element("lastmod")
                .write_text_content(BytesText::new(&date.to_string()))?;
        }
        for place in translations.iter().filter(|_| translations.len() > 1) {
            let tag = site.config.languages[place.lang].lang.tag();
            // Readers of all other languages are led to the default one.
            let is_default = place.lang == site.config.default_language;
            for hreflang in [Some(tag), is_default.then_some("x-default")].into_iter().flatten() {
                writer
                    .create_element("xhtml:link")
                    .with_attribute(("rel", "alternate"))
                    .with_attribute(("hreflang", hreflang))
                    .with_attribute(("href", full(place.entry).as_str()))
                    .write_empty()?;
            }
        }
        Ok(())
    })?;
    Ok(())
}
