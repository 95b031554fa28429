//! Searching an installed edition as people type.

use course::lang::Lang;
use device::{HitKind, Library, SearchHit};

use crate::shelf::{LESSON, Shelf, academy, edition_of, replace};

/// The small academy with a paragraph to search in, in both languages.
async fn library() -> (Shelf, Library) {
    let mut source = academy();
    let english = "net/net-101-dasar/01-alamat/prefiks.en.md";
    replace(
        &mut source,
        LESSON,
        "## Contoh: memilih prefiks",
        "## Menghubungkan kantor\n\nRouter menghubungkan dua kantor & <em>gudang</em>. Firewall menyaring lalu lintas.\n\n## Contoh: memilih prefiks",
    );
    let text = String::from_utf8(source.get(english).unwrap().to_vec()).unwrap();
    let text = text.replacen("## Example", "## Connecting offices\n\nA router connects two offices. Policies of the firewall filter traffic.\n\n## Example", 1);
    source.insert(english, text);
    Shelf::with(&[&edition_of(&source, "2026.11.0")]).await
}

async fn find(library: &Library, text: &str, lang: Lang) -> Vec<SearchHit> {
    library.search(text, lang, 20).await.unwrap().hits
}

#[tokio::test]
async fn a_hit_says_where_it_stands() {
    let (_shelf, library) = library().await;
    let hits = find(&library, "kantor", Lang::Id).await;
    let hit = &hits[0];
    assert_eq!((hit.kind, hit.id.as_str(), hit.lang), (HitKind::Lesson, "net-101-l01", Lang::Id));
    assert_eq!((hit.title.as_str(), hit.course_title.as_str()), ("Prefiks IPv4", "Dasar Jaringan"));
    assert_eq!(
        (hit.heading.as_str(), hit.anchor.as_str()),
        ("Menghubungkan kantor", "h-menghubungkan-kantor")
    );
    assert!(hit.snippet_html.contains("dua <mark>kantor</mark> &amp; "), "{}", hit.snippet_html);
    assert!(!hit.snippet_html.contains("<em>"));
}

#[tokio::test]
async fn forms_of_an_indonesian_word_meet() {
    let (_shelf, library) = library().await;
    for typed in ["terhubung", "hubungan", "menghubungkan", "penghubung", "dihubungkan"] {
        let hits = find(&library, typed, Lang::Id).await;
        assert_eq!(hits[0].heading, "Menghubungkan kantor", "{typed}");
        assert!(hits[0].snippet_html.contains("<mark>menghubungkan</mark>"), "{typed}");
    }
}

#[tokio::test]
async fn forms_of_an_english_word_meet() {
    let (_shelf, library) = library().await;
    for typed in ["connected", "policy", "filtering"] {
        let hits = find(&library, typed, Lang::En).await;
        assert_eq!((hits[0].heading.as_str(), hits[0].lang), ("Connecting offices", Lang::En), "{typed}");
    }
}

#[tokio::test]
async fn the_language_of_the_content_comes_first_and_the_other_is_found() {
    let (_shelf, library) = library().await;
    assert_eq!(find(&library, "firewall", Lang::Id).await[0].lang, Lang::Id);
    assert_eq!(find(&library, "firewall", Lang::En).await[0].lang, Lang::En);
    let hits = find(&library, "offices", Lang::Id).await;
    assert_eq!((hits[0].lang, hits[0].id.as_str()), (Lang::En, "net-101-l01"));
}

#[tokio::test]
async fn an_item_is_shown_in_one_language() {
    let (_shelf, library) = library().await;
    let hits = find(&library, "router", Lang::Id).await;
    let lessons: Vec<_> = hits.iter().filter(|hit| hit.id == "net-101-l01").map(|hit| hit.lang).collect();
    assert_eq!(lessons, [Lang::Id]);
}

#[tokio::test]
async fn the_last_word_may_be_half_typed() {
    let (_shelf, library) = library().await;
    assert_eq!(find(&library, "menghub", Lang::Id).await[0].heading, "Menghubungkan kantor");
    assert_eq!(find(&library, "router gud", Lang::Id).await[0].heading, "Menghubungkan kantor");
    assert_eq!(find(&library, "menghub ", Lang::Id).await, []);
}

#[tokio::test]
async fn a_slip_is_forgiven_and_said() {
    let (_shelf, library) = library().await;
    for (typed, meant) in [("ruoter", "router"), ("firewal ", "firewall"), ("menyarung", "menyaring")] {
        let found = library.search(typed, Lang::Id, 10).await.unwrap();
        assert_eq!(found.corrected.as_deref(), Some(meant), "{typed}");
        assert_eq!(found.hits[0].heading, "Menghubungkan kantor", "{typed}");
    }
    let right = library.search("router", Lang::Id, 10).await.unwrap();
    assert_eq!(right.corrected, None);
    let nothing = library.search("xyzzyq", Lang::Id, 10).await.unwrap();
    assert_eq!((nothing.corrected, nothing.hits), (None, vec![]));
}

#[tokio::test]
async fn words_that_never_meet_are_searched_apart() {
    let (_shelf, library) = library().await;
    let hits = find(&library, "gudang qqqqqq", Lang::Id).await;
    assert_eq!(hits[0].heading, "Menghubungkan kantor");
    let hits = find(&library, "prefiks gudang firewall kalkulator", Lang::Id).await;
    assert_eq!(hits[0].heading, "Menghubungkan kantor", "what has the most of the words comes first");
}

#[tokio::test]
async fn titles_come_before_text() {
    let (_shelf, library) = library().await;
    let hits = find(&library, "prefiks", Lang::Id).await;
    let tops: Vec<_> = hits.iter().take(2).map(|hit| (hit.kind, hit.heading.as_str())).collect();
    assert!(tops.contains(&(HitKind::Term, "")), "{tops:?}");
    assert!(tops.contains(&(HitKind::Lesson, "")), "{tops:?}");
}

#[tokio::test]
async fn courses_labs_and_terms_are_found() {
    let (_shelf, library) = library().await;
    let kinds =
        async |text| find(&library, text, Lang::Id).await.iter().map(|hit| hit.kind).collect::<Vec<_>>();
    assert!(kinds("dasar jaringan").await.contains(&HitKind::Course));
    assert!(kinds("jaringan lanjut").await.contains(&HitKind::Course), "a planned course as well");
    assert!(kinds("rencana").await.contains(&HitKind::Lab));
    assert_eq!(kinds("IP address").await[0], HitKind::Term, "by its English name");
}

#[tokio::test]
async fn no_answer_is_given_away() {
    let (_shelf, library) = library().await;
    for words in ["dikurangi siaran", "Sisanya menyatakan host"] {
        let hits = find(&library, words, Lang::Id).await;
        let shown = hits.iter().map(|hit| hit.snippet_html.as_str()).collect::<String>();
        assert!(!shown.contains("siaran") && !shown.contains("Sisanya"), "{words}: {shown}");
    }
}

#[tokio::test]
async fn any_text_is_a_question() {
    let (_shelf, library) = library().await;
    let pasted = "router ".repeat(150_000);
    for text in [
        "",
        " ",
        "\"",
        "a\u{659}\u{659}b me\u{93f}n",
        "\"router",
        "router*",
        "AND",
        "NEAR(a b)",
        "title:router",
        "-router",
        "router ^ OR",
        "';DROP TABLE section;--",
        "\u{0}",
        "ro\u{0}uter",
        "\u{1f600}\u{1f468}\u{200d}\u{1f469}",
        "\u{202e}\u{301}",
        "%_\\",
        &pasted,
    ] {
        library.search(text, Lang::Id, 10).await.unwrap();
    }
    assert!(!find(&library, &pasted, Lang::Id).await.is_empty());
    assert_eq!(library.search("router", Lang::Id, 0).await.unwrap().hits, []);
    assert_eq!(library.search("jaringan", Lang::Id, 1).await.unwrap().hits.len(), 1);
}
