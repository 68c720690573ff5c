// A reader of the log that stands on golang.org/x/mod/sumdb alone: notes, tiles, proofs. What is written here
// is the adapter between its paths and those of the C2SP tile format.
package main

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

// request says what is to be checked; it arrives as JSON on standard input.
type request struct {
	URL         string   `json:"url"`
	VerifierKey string   `json:"verifierKey"`
	OldNote     string   `json:"oldNote"`
	EventHashes []string `json:"eventHashes"`
}

func fetch(url string) ([]byte, error) {
	response, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, 1<<20))
	if err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", url, response.Status)
	}
	return body, nil
}

// tiles reads hashes over HTTP.
type tiles struct{ url string }

func (tiles) Height() int { return tileHeight }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(wanted))
	for i, tile := range wanted {
		// x/mod names the height in its paths; the tile format of C2SP has one height and names none.
		path := "tile/" + strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight))
		body, err := fetch(t.url + "/" + path)
		if err != nil {
			return nil, err
		}
		data[i] = body
	}
	return data, nil
}

func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// open verifies a checkpoint's signature and reads origin, size and root.
func open(text string, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open([]byte(text), note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, errors.New("not a checkpoint of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

// entry fetches the bytes of a leaf out of its bundle.
func entry(url string, number, size int64) ([]byte, error) {
	tile := tlog.Tile{H: tileHeight, L: -1, N: number >> tileHeight, W: 1 << tileHeight}
	if width := size - tile.N<<tileHeight; width < int64(tile.W) {
		tile.W = int(width)
	}
	path := "tile/entries/" + strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/data/", tileHeight))
	bundle, err := fetch(url + "/" + path)
	if err != nil {
		return nil, err
	}
	for at := number & (1<<tileHeight - 1); ; at-- {
		if len(bundle) < 2 {
			return nil, errors.New("the bundle is too short")
		}
		length := int(binary.BigEndian.Uint16(bundle))
		if len(bundle) < 2+length {
			return nil, errors.New("the bundle breaks off")
		}
		if at == 0 {
			return bundle[2 : 2+length], nil
		}
		bundle = bundle[2+length:]
	}
}

func check(asked request) (string, error) {
	verifier, err := note.NewVerifier(asked.VerifierKey)
	if err != nil {
		return "", err
	}
	text, err := fetch(asked.URL + "/checkpoint")
	if err != nil {
		return "", err
	}
	tree, err := open(string(text), verifier)
	if err != nil {
		return "", err
	}
	old, err := open(asked.OldNote, verifier)
	if err != nil {
		return "", err
	}
	hashes := tlog.TileHashReader(tree, tiles{asked.URL})
	growth, err := tlog.ProveTree(tree.N, old.N, hashes)
	if err != nil {
		return "", err
	}
	if err := tlog.CheckTree(growth, tree.N, tree.Hash, old.N, old.Hash); err != nil {
		return "", err
	}
	for number, want := range asked.EventHashes {
		leaf, err := entry(asked.URL, int64(number), tree.N)
		if err != nil {
			return "", err
		}
		hash, err := hex.DecodeString(want)
		if err != nil {
			return "", err
		}
		if !bytes.HasSuffix(leaf, hash) {
			return "", fmt.Errorf("leaf %d is of another event", number)
		}
		proof, err := tlog.ProveRecord(tree.N, int64(number), hashes)
		if err != nil {
			return "", err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, int64(number), tlog.RecordHash(leaf)); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%d leaves, %d included, consistent with %d", tree.N, len(asked.EventHashes), old.N), nil
}

func main() {
	var asked request
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	answer, err := check(asked)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(answer)
}
