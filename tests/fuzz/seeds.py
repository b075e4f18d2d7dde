#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""seeds.py FOLDER: writes a first corpus for each fuzzer, FOLDER/fuzz_…/…; nothing in it is from elsewhere."""
import bz2, gzip, io, json, lzma, pathlib, struct, sys, tarfile

out = pathlib.Path(sys.argv[1])


def seed(fuzzer, name, data):
    folder = out / fuzzer
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())


csv = {
    "plain": "id,x,y\n1,10.5,20.5\n2,10.6,20.6\n",
    "crlf": "id;x;y\r\n1;10,5;20,5\r\n",
    "cr": "id\tx\ty\r1\t10.5\t20.5\r2\t1\t2\r",
    "quotes": 'a,b\n"x,y","say ""hi"""\n"x\ny",2\n5" pipe,3\n',
    "open": 'a,b\n1,"2\n3,4\n',
    "sep": "sep=|\na|b\n1,1|2\n",
    "blank": "a,b\n\n\n1,2\n\n",
    "long": "a,b\n" + "x" * 300 + "," + '"' + "y\n" * 100 + '"\n',
}
jsons = {
    "features": '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1,"b":"]}"},'
                '"geometry":{"type":"Point","coordinates":[10.5,20.5]}},{"type":"Feature","properties":null,'
                '"geometry":null}],"tail":[1,2]}',
    "array": '[{"a":1,"b":"x\\u4e2d\\n\\ud83d\\ude00"},{"b":null},[1,2,3],7,"t"]',
    "lines": '{"a":1}\n{"a":2,"b":{"c":[1]}}\n\x1e{"a":3}\n',
    "cut": '{"features":[{"type":"Feature","properties":{"a":1}},{"type":"Fea',
    "shapes": '[{"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[0,10],[0,0]],[[1,1],[6,1],[6,9],[1,9],[1,1]]]},'
              '{"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[]]},'
              '{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[]},{"type":"MultiPoint",'
              '"coordinates":[[1,2,3]]}]}]',
}
for name, text in {**csv, **jsons}.items():
    for flags in (0, 0x90, 0xB3):
        seed("fuzz_table", f"{name}-{flags:x}", bytes([flags]) + text.encode())
seed("fuzz_table", "gb", b"\x03" + "a,b\n厦门市,思明区\n".encode("gb18030"))
seed("fuzz_table", "utf16", b"\x00" + "a,b\n厦,1\n".encode("utf-16"))
seed("fuzz_table", "utf16be", b"\x00" + "a,b\n厦,1😀\n".encode("utf-16-be"))
seed("fuzz_table", "bom", b"\x00\xef\xbb\xbfa,b\n1,2\n")
seed("fuzz_table", "latin", b"\x00a,b\nM\xfcller,2\n")

for i, wkt in enumerate((
        "POINT (1 2)", "SRID=4326;POINTZ(1 2 3)", "LINESTRING(0 0,10 0)", "POINT EMPTY",
        "POLYGON((0 0,10 0,10 10,0 10,0 0),(1 1,6 1,6 9,1 9,1 1))", "MULTIPOINT((1 2),(3 4))",
        "MULTIPOLYGON(((0 0,1 0,1 1,0 1,0 0)),((10 0,14 0,14 4,10 4,10 0)))",
        "GEOMETRYCOLLECTION(POINT EMPTY,POINT(3 4))", "CURVEPOLYGON(CIRCULARSTRING(0 0,1 1,2 0,1 -1,0 0))",
        "TIN(((0 0 0,0 0 1,0 1 0,0 0 0)))", "COMPOUNDCURVE(CIRCULARSTRING(0 0,1 1,2 0),(2 0,3 0))")):
    seed("fuzz_shape", f"wkt{i}", wkt)
seed("fuzz_shape", "wkb", (b"\x01" + struct.pack("<Idd", 1, 118.1, 24.5)).hex())
seed("fuzz_shape", "ewkb", (b"\x01" + struct.pack("<IIdd", 1 | 0x20000000, 4326, 118.1, 24.5)).hex())
seed("fuzz_shape", "wkbbe", (b"\x00" + struct.pack(">Idd", 1, 118.1, 24.5)).hex())

mappings = [
    {"schema": 1, "position": {"lon": "x", "lat": "y"}, "class": {"fixed": "01003"}, "code": "id"},
    {"schema": 1, "as": "cameras", "crs": "gcj02", "position": {"wkt": "w"}, "class": "c",
     "classes": [{"key": "dc:90001", "name": "n"}], "state": {"column": "s", "table": {"ok": "intact"},
                                                              "otherwise": "unknown"}},
    {"schema": 1, "position": {"lon": "1", "lat": "2", "unit": 1e-7}, "class": {"columns": ["1", "2"]},
     "code": {"column": "3", "prefix": "p-"}, "district": {"otherwise": "990101"}, "survey": "4",
     "dates": ["%d.%m.%Y", "%Y/%m/%d"], "source": {"encoding": "gb18030", "separator": ";", "header": False, "skip": 1}},
    {"schema": 1, "crs": "bd09", "position": {"wkb": "w"}, "class": {"fixed": "x:12"}, "place": "p", "remark": "r",
     "responsible": {"fixed": "u"}},
]
table = "id,x,y,c,s,w,p,r\n99010101003000001,10.5,20.5,01003,ok,POINT(10.5 20.5),p,r\nk,0,0,,,,,\n"
for i, mapping in enumerate(mappings):
    seed("fuzz_mapping", f"m{i}", json.dumps(mapping) + "\0" + table)

text = csv["plain"].encode() * 50
seed("fuzz_packed", "plain", text)
seed("fuzz_packed", "gz", gzip.compress(text))
seed("fuzz_packed", "gz2", gzip.compress(text) * 2)
seed("fuzz_packed", "xz", lzma.compress(text))
seed("fuzz_packed", "bz2", bz2.compress(text))
seed("fuzz_packed", "zst", bytes.fromhex("28b52ffd0458610000") + b"a,b\n1,2\n")
for kind in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=kind) as archive:
        for name in ("a.csv", "../b.csv", "d/" + "n" * 120 + ".csv" if kind != tarfile.USTAR_FORMAT else "c.txt"):
            info = tarfile.TarInfo(name)
            info.size = 12
            archive.addfile(info, io.BytesIO(b"id,x\n1,2\n3,4"))
    seed("fuzz_packed", f"tar{kind}", buffer.getvalue())
    seed("fuzz_packed", f"tgz{kind}", gzip.compress(buffer.getvalue()))
