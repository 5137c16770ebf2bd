"""The rarer colour maps, as evenly spaced colours; sharp turns between them are a little rounder."""

EVEN = {
    "berlin": "9eb0ff 62a6e0 3280a6 20526a 112732 190c09 371000 61200b 964a36 ca7b71 ffadad",
    "managua": "ffcf67 d89353 b16243 813939 572949 4c4781 5877b5 6bacdb 81e7ff",
    "vanimo": (
        "ffcdfd db8ece b65ba3 863775 471d3d 20141a 1a1b11 2c3b17 4b6723 689033 8ec158 befda5"),
    "BuPu": "f7fcfd dce9f2 b5cce3 96acd2 8c7dba 894da3 821580 4d004b",
    "PuBuGn": "fff7fb ece2f0 d0d1e6 a5bddb 66a9cf 3590bf 028189 016b58 014636",
    "PuRd": "f7f4f9 e7e1ef d4b9da c993c7 df64af e72989 cd1256 970042 67001f",
    "CMRmap": "000000 262680 4d26bf 9a337e ff4126 e68100 e6c01c e6e683 ffffff",
    "Wistia": "e4ff7a ffe81a ffbd00 ffa000 fc7f00",
    "afmhot": "000000 800000 ff8001 ffff81 ffffff",
    "cubehelix": (
        "000000 19122b 17344c 185b48 3c7632 7e7a36 bc7967 d486af caa9e7 c2d2f3 d6f0ef ffffff"),
    "gist_earth": (
        "000000 030059 070774 0b1575 0e2076 112c77 153978 194379 1c4d7a 20597b 23627c 276a7d "
        "2b737e 2e7b7f 31817d 348576 368770 388a6a 3b8e62 3e915c 409456 43974f 459a49 509d48 "
        "5ea04b 69a34e 74a551 7fa853 87aa55 8fac56 99af58 a2b15a aab35c b4b65d b8b45f bab061 "
        "bdab62 bfa664 c2a46a c8a779 ceab85 d4b091 dab7a0 e0bdad e6c7bc ecd3ce f2dedd f7ecec "
        "fdfbfb"),
    "gist_heat": (
        "000000 200000 3f0000 600000 800000 9f0000 c00100 e02b00 ff5500 ff8103 ffab57 ffd5ab "
        "ffffff"),
    "gist_ncar": (
        "000080 002451 004922 004b37 00298b 0007de 0047ff 008dff 00c6ff 00e0ff 00f6f8 00fed8 "
        "00fbb0 00fa88 00fc54 06ff15 26f000 46dd00 68d500 72e500 7cf500 92ff18 a9ff2c bfff38 "
        "dbff20 f1ff0c fff300 ffe400 ffd801 ffcb06 ffbc0d ff990a ff7006 ff4300 ff2b00 ff1300 "
        "ff0047 ff009f ff00f8 d615ff b326ff aa3ffb ce62f4 eb80ee ef97f1 f3b3f5 f7caf8 fae1fb "
        "fef8fe"),
    "gist_rainbow": (
        "ff0029 ff0200 ff2d00 ff5800 ff8400 ffaf00 ffda00 f9ff00 cdff00 a2ff00 77ff00 4cff00 "
        "20ff00 00ff0b 00ff36 00ff61 00ff8c 00ffb7 00ffe2 00f1ff 00c6ff 009aff 006fff 0043ff "
        "0018ff 1400ff 3f00ff 6b00ff 9600ff c200ff ed00ff ff00e5 ff00bf"),
    "gist_stern": (
        "000000 5b050a b70a14 f51020 dc152a c31a34 a52040 8c254a 732a54 553060 3c356a 243a74 "
        "404080 45458a 4a4a94 5050a0 5555aa 5a5ab4 6060c0 6565ca 6a6ad4 7070e0 7575ea 7a7af4 "
        "8080fd 8585e8 8a8ad2 9090b9 9595a4 9a9a8e a0a075 a5a55f aaaa4a b0b031 b5b51b baba06 "
        "c0c011 c5c524 caca37 d0d04e d5d561 dada73 e0e08a e5e59d eaeab0 f0f0c6 f5f5d9 fafaec "
        "ffffff"),
    "gnuplot": (
        "000000 2d0032 400062 4e008e 5a01b5 6501d5 6f02ec 7703fa 8004ff 8706fa 8f08eb 960ad3 "
        "9c0eb3 a3118c a9165f af1b2f b52000 ba2700 c02e00 c53600 ca3f00 cf4900 d45400 d96000 "
        "dd6d00 e27b00 e68a00 eb9b00 efad00 f3c000 f7d500 fbeb00 ffff00"),
    "gnuplot2": (
        "000000 000018 000030 00004c 000064 000080 000098 0000b0 0000cc 0000e4 0100ff 1400ff "
        "2600ff 3c00ff 4f00ff 6500ff 7800ff 8a02fd a010ef b31ce3 c92ad5 dc36c9 ee42bd ff50af "
        "ff5ca3 ff6a95 ff7689 ff827d ff906f ff9c63 ffaa55 ffb649 ffc23d ffd02f ffdc23 ffea15 "
        "fff609 ffff11 ffff69 ffffb4 ffffff"),
    "nipy_spectral": (
        "000000 380040 700080 7f0090 870098 4300a2 0300aa 0000c1 0000dd 0038dd 0078dd 0088dd "
        "0098dd 00a2c3 00aaab 00aa98 00aa88 00a248 009a00 00aa00 00bc00 00cc00 00dc00 00ef00 "
        "00ff00 67ff00 bcff00 d4f700 efed00 f7dd00 ffc900 ffb100 ff9900 ff4500 fe0000 ec0000 "
        "dc0000 d40000 cc0c0c cc6c6c cccccc"),
    "twilight_shifted": "301437 491564 5c369b 5f61b4 698abf 89adc5 beccd2 e2d9e2",
}
LISTS = {
    "tab20b": (
        "393b79 5254a3 6b6ecf 9c9ede 637939 8ca252 b5cf6b cedb9c 8c6d31 bd9e39 e7ba52 e7cb94 "
        "843c39 ad494a d6616b e7969c 7b4173 a55194 ce6dbd de9ed6"),
    "tab20c": (
        "3182bd 6baed6 9ecae1 c6dbef e6550d fd8d3c fdae6b fdd0a2 31a354 74c476 a1d99b c7e9c0 "
        "756bb1 9e9ac8 bcbddc dadaeb 636363 969696 bdbdbd d9d9d9"),
    "okabe_ito": "000000 e69f00 56b4e9 009e73 f0e442 0072b2 d55e00 cc79a7",
}
PERCEPTUAL = ("berlin", "managua", "vanimo", "twilight_shifted")
