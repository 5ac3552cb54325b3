"""Reports whose speakers have a role, stand before a colon, or spoke in the sentence before."""

from __future__ import annotations

CASES: tuple[tuple[str, tuple[str, ...], tuple[str | None, ...]], ...] = (
    (
        "de",
        (
            (
                "Der Zeuge habe nichts gesehen, sagte Polizeisprecherin Heike Lindner am Freitag. Die "
                "Spuren seien „deutlich, aber noch nicht ausgewertet“."
            ),
        ),
        ("Heike Lindner",),
    ),
    (
        "de",
        (
            "„Wir rechnen mit weiteren Festnahmen“, betonte Lindner.",
            "Heike Lindner leitet die Ermittlungen.",
        ),
        ("Heike Lindner",),
    ),
    (
        "de",
        (
            "Staatsanwältin Heike Lindner leitet die Ermittlungen.",
            "„Wir rechnen mit weiteren Festnahmen“, betonte Lindner.",
        ),
        ("Heike Lindner",),
    ),
    (
        "de",
        (
            (
                "Verteidiger Karl Brandner wies die Vorwürfe zurück. Sein Mandant sei „zu Hause bei "
                "seiner Familie gewesen“."
            ),
        ),
        ("Karl Brandner",),
    ),
    ("de", ("Einsatzleiter Sven Adler nannte die Nacht „die schwerste meiner Laufbahn“.",), ("Sven Adler",)),
    (
        "de",
        (
            (
                "Ministerpräsident Jan Falk will den Opfern helfen: „Wir vergessen niemanden.“ Er "
                "kündigte ein Programm an, das „noch in diesem Jahr“ beginnen solle."
            ),
        ),
        ("Jan Falk", "Jan Falk"),
    ),
    (
        "de",
        (
            (
                "Für den Trainer war es ein verdienter Sieg. „Wir wollten das unbedingt“, sagte "
                "Markus Weber nach dem Spiel."
            ),
        ),
        ("Markus Weber",),
    ),
    (
        "de",
        (("Die Grünen-Politikerin Sabine Koch forderte, man müsse „endlich handeln und nicht nur reden“."),),
        ("Sabine Koch",),
    ),
    (
        "de",
        ("Nach Einschätzung von Experte Tim Vogel ist das Vorhaben „kaum zu finanzieren“.",),
        ("Tim Vogel",),
    ),
    (
        "de",
        (("Wie Bürgermeister Uwe Hahn mitteilte, sei die Lage „angespannt, aber unter Kontrolle“."),),
        ("Uwe Hahn",),
    ),
    (
        "de",
        (
            (
                "Kritik kommt vom Verband der Bauern. Präsidentin Eva Stein sprach von einem „Schlag "
                "ins Gesicht“."
            ),
        ),
        ("Eva Stein",),
    ),
    (
        "de",
        (
            (
                "„Das ist ein Skandal“, schimpft Anwohnerin Gerda Pohl. Ihr Mann Heinz nickt. „Uns "
                "fragt ja keiner.“"
            ),
        ),
        ("Gerda Pohl", "Gerda Pohl"),
    ),
    (
        "de",
        (("Der Minister zeigte sich optimistisch: „Wir schaffen das bis zum Sommer“, so Peter Lang."),),
        ("Peter Lang",),
    ),
    (
        "es",
        ("“Este proyecto llega tarde y mal”, dijo la diputada del Bloque PS Emilia Robledo.",),
        ("Emilia Robledo",),
    ),
    (
        "nl",
        ("“Dit plan komt veel te laat”, zei directeur Zorg Tilburg Marjolein Kuipers.",),
        ("Marjolein Kuipers",),
    ),
    (
        "en",
        (
            (
                "Chief Financial Officer Maria Stone told investors the quarter was “rough but "
                "instructive,” citing fuel costs."
            ),
        ),
        ("Maria Stone",),
    ),
    (
        "en",
        (
            (
                "The plan drew fire from Rep. Alan Pierce, who called it “a gift to the wealthy” and "
                "vowed to fight."
            ),
        ),
        ("Alan Pierce",),
    ),
    (
        "en",
        (
            (
                "Shares fell 3%. “Nobody saw this coming,” said Laura Chen, an analyst at Bright "
                "Capital. But she warned the drop was “only the beginning”."
            ),
        ),
        ("Laura Chen", "Laura Chen"),
    ),
    (
        "en",
        (
            (
                "Union leader Joe Banks argued that the firm had lied. “They promised us a raise,” he "
                "said. “We got a pink slip.”"
            ),
        ),
        ("Joe Banks", "Joe Banks"),
    ),
    (
        "en",
        (("In a statement, the Ohio Department of Health said it was “monitoring the situation.”"),),
        ("Ohio Department of Health",),
    ),
    (
        "en",
        (
            (
                "Maria Stone, who runs a bakery in Dayton, said in an interview that she was “scared "
                "to open the mail.”"
            ),
        ),
        ("Maria Stone",),
    ),
    (
        "en",
        (
            "“It was like a movie,” recalled Stone, 46. “Except nobody yelled cut.”",
            "Maria Stone owns the bakery.",
        ),
        ("Maria Stone", "Maria Stone"),
    ),
    (
        "en",
        (("Police Chief Dan Ruiz, speaking at a news conference, described the scene as “pure chaos.”"),),
        ("Dan Ruiz",),
    ),
    (
        "en",
        ("Mayor Ruth Bell praised the crews. “They did not sleep for three days,” she said.",),
        ("Ruth Bell",),
    ),
    (
        "en",
        (
            "Asked whether he would resign, Ruiz replied: “Not a chance.”",
            "Dan Ruiz took office in May.",
        ),
        ("Dan Ruiz",),
    ),
    ("en", ("For Ruth Bell, the vote was “a turning point for this town.”",), ("Ruth Bell",)),
    ("en", ("“We're done waiting,” the senator's spokeswoman, Ana Cole, said Friday.",), ("Ana Cole",)),
)
