"""LaTeX's macros and the characters that they print: read one way, written the other.

The names are those of LaTeX's kernel (`latexsym`, `textcomp`, `T1`), of amssymb and of biblatex.
"""

from __future__ import annotations


def _pairs(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


# Accents by their macro: the combining mark, and what an accent over nothing prints.
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "G": "\u030f",
    "C": "\u030f", "h": "\u0309", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331",
    "t": "\u0361", "hat": "\u0302", "tilde": "\u0303", "bar": "\u0304", "breve": "\u0306",
    "dot": "\u0307", "ddot": "\u0308", "acute": "\u0301", "grave": "\u0300", "check": "\u030c",
    "textcommabelow": "\u0326", "textogonekcentered": "\u0328", "capitalcedilla": "\u0327",
    "vec": "\u20d7",
}  # fmt: skip
ACCENTS_ALONE = {
    "`": "`", "'": "´", "^": "^", "~": "~", "=": "¯", "u": "˘", ".": "˙", '"': "¨", "r": "˚",
    "H": "˝", "v": "ˇ", "c": "¸", "k": "˛",
}  # fmt: skip

# Letters and signs of text.
TEXT = _pairs(
    """
    ss ß SS ẞ o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ
    i ı j ȷ ij ĳ IJ Ĳ textlongs ſ textdegree ° textcopyright © copyright © textregistered ®
    texttrademark ™ texteuro € euro € EUR € textsterling £ pounds £ textyen ¥ textcent ¢
    textdollar $ textcurrency ¤ textflorin ƒ S § P ¶ textsection § textparagraph ¶ dag † ddag ‡
    textdagger † textdaggerdbl ‡ textbullet • textperiodcentered · textellipsis … ldots … dots …
    dotsc … dotsb … dotso … textendash – textemdash — textasciitilde ~ textasciicircum ^
    textbackslash \\ textbraceleft { textbraceright } textless < textgreater > textbar | textunderscore _
    textquotedblleft “ textquotedblright ” textquoteleft ‘ textquoteright ’ textquotedbl "
    textquotesingle ' textasciigrave ` textasciiacute ´ textasciidieresis ¨ textasciimacron ¯
    textasciibreve ˘ textasciicaron ˇ lq ‘ rq ’ quotesinglbase ‚ quotedblbase „ glqq „ grqq “ glq ‚ grq ‘
    guillemotleft « guillemotright » guillemetleft « guillemetright » flqq « frqq » guilsinglleft ‹
    guilsinglright › flq ‹ frq › textexclamdown ¡ textquestiondown ¿ textordfeminine ª
    textordmasculine º textonehalf ½ textonequarter ¼ textthreequarters ¾ textonesuperior ¹
    texttwosuperior ² textthreesuperior ³ textmu µ textmicro µ textpm ± texttimes × textdiv ÷
    textlnot ¬ textbrokenbar ¦ textnumero № textperthousand ‰ textpertenthousand ‱ textreferencemark ※
    textestimated ℮ textohm Ω textcelsius ℃ textbardbl ‖ textminus − textsurd √ textinterrobang ‽
    textnumbersign # textpercent % textampersand & textasteriskcentered ∗ textfractionsolidus ⁄
    textleftarrow ← textrightarrow → textuparrow ↑ textdownarrow ↓ textservicemark ℠ textpilcrow ¶
    textschwa ə textpipe ǀ textdoublepipe ǁ textdoublebarpipe ǂ hbar ħ textcrh ħ textHbar Ħ textoneoldstyle 1 slash / LaTeX LaTeX TeX TeX
    BibTeX BibTeX LaTeXe LaTeX2e TeXLive TeXLive lbrack [ rbrack ]
    """
)
# What no whitespace table can hold.
BLANKS = {
    "space": " ", "quad": " ", "qquad": " ", "enspace": " ", "thinspace": "\u2009", "nobreakspace": "\u00a0",
    "textvisiblespace": "␣", "nbsp": "\u00a0", "addspace": " ", "newline": " ", "par": " ", "linebreak": " ",
}  # fmt: skip

GREEK = _pairs(
    """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ
    upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ
    Upsilon Υ Phi Φ Psi Ψ Omega Ω digamma ϝ varkappa ϰ
    """
)
# Capitals that mathematics takes from the Latin alphabet; textalpha and textgreek name them.
GREEK_OF_TEXT = _pairs(
    """
    textalpha α textbeta β textgamma γ textdelta δ textepsilon ε textzeta ζ texteta η texttheta θ
    textiota ι textkappa κ textlambda λ textmugreek μ textnu ν textxi ξ textomicron ο textpi π
    textrho ρ textsigma σ textvarsigma ς textfinalsigma ς texttau τ textupsilon υ textphi φ textchi χ
    textpsi ψ textomega ω textAlpha Α textBeta Β textGamma Γ textDelta Δ textEpsilon Ε textZeta Ζ
    textEta Η textTheta Θ textIota Ι textKappa Κ textLambda Λ textMu Μ textNu Ν textXi Ξ
    textOmicron Ο textPi Π textRho Ρ textSigma Σ textTau Τ textUpsilon Υ textPhi Φ textChi Χ
    textPsi Ψ textOmega Ω
    """
)

# Signs of mathematics.
MATHEMATICS = _pairs(
    """
    geq ≥ ge ≥ leq ≤ le ≤ neq ≠ ne ≠ ll ≪ gg ≫ lt < gt > less < greater > times × div ÷ pm ± mp ∓
    cdot ⋅ cdots ⋯ vdots ⋮ ddots ⋱ infty ∞ to → rightarrow → leftarrow ← gets ← leftrightarrow ↔
    uparrow ↑ downarrow ↓ updownarrow ↕ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ longrightarrow ⟶
    longleftarrow ⟵ mapsto ↦ rightleftharpoons ⇌ leftrightharpoons ⇋ iff ⟺ implies ⟹ approx ≈ sim ∼
    simeq ≃ cong ≅ equiv ≡ propto ∝ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪
    cap ∩ setminus ∖ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ land ∧ wedge ∧ lor ∨ vee ∨ oplus ⊕
    otimes ⊗ ominus ⊖ odot ⊙ nabla ∇ partial ∂ sum ∑ prod ∏ coprod ∐ int ∫ oint ∮ iint ∬ surd √ ell ℓ
    Re ℜ Im ℑ aleph ℵ wp ℘ emptyset ∅ varnothing ∅ circ ∘ bullet ∙ star ⋆ ast ∗ dagger † ddagger ‡
    prime ′ perp ⊥ parallel ∥ mid ∣ nmid ∤ vert | Vert ‖ langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊
    rfloor ⌋ lbrace { rbrace } backslash \\ angle ∠ triangle △ Box □ square □ diamond ⋄ checkmark ✓
    lesssim ≲ gtrsim ≳ leqslant ⩽ geqslant ⩾ prec ≺ succ ≻ vdash ⊢ dashv ⊣ models ⊨ top ⊤ bot ⊥
    hookrightarrow ↪ rightharpoonup ⇀ nearrow ↗ searrow ↘ twoheadrightarrow ↠ sharp ♯ flat ♭
    natural ♮ clubsuit ♣ spadesuit ♠ heartsuit ♥ diamondsuit ♢ complement ∁ hslash ℏ eth ð imath ı
    jmath ȷ colon : mathsemicolon ; lbracket [ rbracket ] degree ° micro µ And & mathplus + mathdollar $
    mathunderscore _ mathsection § mathparagraph ¶ mathellipsis … mathsterling £
    log log ln ln exp exp sin sin cos cos tan tan min min max max sup sup inf inf lim lim det det
    dim dim deg deg gcd gcd arg arg ker ker hom hom Pr Pr bmod mod
    """
)

SYMBOLS = {**TEXT, **BLANKS, **GREEK, **GREEK_OF_TEXT, **MATHEMATICS}

DOUBLE_STRUCK = {"C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"}
