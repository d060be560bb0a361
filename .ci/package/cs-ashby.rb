class CsAshby < Formula
  desc "Connects CodeSignal to Ashby"
  homepage "@homepage@"
  version "@version@"
  license any_of: ["MIT", "Apache-2.0"]

@sources@

  def install
    bin.install "cs-ashby"
    man1.install Dir["completions/man/*.1"]
    bash_completion.install "completions/cs-ashby.bash" => "cs-ashby"
    zsh_completion.install "completions/_cs-ashby"
    fish_completion.install "completions/cs-ashby.fish"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/cs-ashby --version")
  end
end
