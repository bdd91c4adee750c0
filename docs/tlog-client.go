// Follows an evidence log with Go's own packages for transparency logs, golang.org/x/mod/sumdb/tlog and note, and nothing of
// ours: is the checkpoint signed, is every entry asked for in the tree, does the log begin with a checkpoint kept earlier, and
// does a receipt hold? On Debian: apt-get install golang-go golang-golang-x-mod-dev, then
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run tlog-client.go https://atlas.example.org/log KEY [-old FILE] [-receipt FILE]
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const sample = 1000

func main() {
	log.SetFlags(0)
	if len(os.Args) < 3 {
		log.Fatal("usage: tlog-client LOG KEY [-old FILE] [-receipt FILE]")
	}
	base, key := strings.TrimRight(os.Args[1], "/"), os.Args[2]
	tree := open(get(base+"/checkpoint"), key)
	fmt.Printf("checkpoint: signed, %d entries, root %s\n", tree.N, tree.Hash)
	hashes := tlog.TileHashReader(tree, &tiles{base: base})
	step := tree.N/sample + 1
	checked := 0
	for index := int64(0); index < tree.N; index += step {
		proof, err := tlog.ProveRecord(tree.N, index, hashes)
		check(err)
		check(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry(base, tree.N, index))))
		checked++
	}
	fmt.Printf("entries: %d of %d, evenly spread, are in the tree\n", checked, tree.N)
	for at := 3; at+1 < len(os.Args); at += 2 {
		text, err := os.ReadFile(os.Args[at+1])
		check(err)
		if os.Args[at] == "-old" {
			old := open(text, key)
			proof, err := tlog.ProveTree(tree.N, old.N, hashes)
			check(err)
			check(tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash))
			fmt.Printf("consistency: the log begins with the %d entries of %s\n", old.N, os.Args[at+1])
		} else {
			receipt(string(text), key, os.Args[at+1])
		}
	}
}

// receipt checks a c2sp.org/tlog-proof: entry, index, hashes, and the checkpoint below.
func receipt(text, key, name string) {
	head, checkpoint, _ := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	tree := open([]byte(checkpoint), key)
	leaf := decode(strings.TrimPrefix(lines[1], "extra "))
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	check(err)
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		var hash tlog.Hash
		copy(hash[:], decode(line))
		proof = append(proof, hash)
	}
	check(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(leaf)))
	fmt.Printf("receipt: entry %d is in the log: %s\n", index, leaf)
}

// open verifies a signed note and reads the checkpoint in it.
func open(text []byte, key string) tlog.Tree {
	verifier, err := note.NewVerifier(key)
	check(err)
	opened, err := note.Open(text, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != verifier.Name() {
		log.Fatalf("the checkpoint is of %s", lines[0])
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], decode(lines[2]))
	return tree
}

// tiles reads c2sp.org/tlog-tiles, whose paths are those of package tlog without the height.
type tiles struct {
	base  string
	known map[string][]byte
}

func (t *tiles) Height() int                         { return 8 }
func (t *tiles) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (t *tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	if t.known == nil {
		t.known = map[string][]byte{}
	}
	var found [][]byte
	for _, tile := range wanted {
		path := strings.Replace(tile.Path(), "tile/8/", "/tile/", 1)
		if t.known[path] == nil {
			t.known[path] = get(t.base + path)
		}
		found = append(found, t.known[path])
	}
	return found, nil
}

var bundles = map[string][]byte{}

// entry takes one entry out of its bundle: each stands behind its length in two bytes.
func entry(base string, size, index int64) []byte {
	tile := tlog.Tile{H: 8, L: 0, N: index / 256, W: 256}
	if size-tile.N*256 < 256 {
		tile.W = int(size - tile.N*256)
	}
	path := strings.Replace(tile.Path(), "tile/8/0/", "/tile/entries/", 1)
	if bundles[path] == nil {
		bundles[path] = get(base + path)
	}
	bundle := bundles[path]
	for skip := index % 256; skip > 0; skip-- {
		bundle = bundle[2+binary.BigEndian.Uint16(bundle):]
	}
	return bundle[2 : 2+binary.BigEndian.Uint16(bundle)]
}

func decode(text string) []byte {
	bytes, err := base64.StdEncoding.DecodeString(text)
	check(err)
	return bytes
}

func get(url string) []byte {
	answer, err := http.Get(url)
	check(err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	check(err)
	if answer.StatusCode != 200 {
		log.Fatalf("%s: %s", url, answer.Status)
	}
	return body
}

func check(err error) {
	if err != nil {
		log.Fatal("FAILED: ", err)
	}
}
