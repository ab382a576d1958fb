using System.Text;
using CsCheck;
using Rescue.AdSync.RescueApi.Protocol;
using Rescue.AdSync.RescueApi.Tests.Support;

namespace Rescue.AdSync.RescueApi.Tests.Protocol;

/// <summary>Whatever arrives, a parser gives a value or refuses it in the one typed way.</summary>
public sealed class HostileAnswerTests
{
    private static readonly Action<byte[]>[] Parsers =
    [
        data => AccountAnswer.Parse(data),
        data => HierarchyAnswer.Parse(data),
        data => UserAnswer.Parse(data, Samples.Ann),
        data => GroupAnswer.Parse(data, Samples.Group),
        data => NewNodeAnswer.Parse(data),
        data => StatusLine.Read(data),
    ];

    private static readonly string[] Transcripts =
        ["getAccount", "getHierarchy", "getHierarchy-folded", "getUser", "getUser-folded", "getGroup", "getGroup-folded"];

    [Fact]
    public void Random_bytes_never_break_a_parser() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[0, Parsers.Length - 1]).Sample((data, parser) => IsHandled(Parsers[parser], data));

    [Fact]
    public void Shuffled_pieces_of_the_protocol_never_break_a_parser()
    {
        string[] pieces =
        [
            "NodeID:", "NODEID: ", "ParentID:", "Name:", "NICK:", "Email:", "SSOID:", "Description:", "Status:", "Type:", "HASMOBILEADDON:",
            "HASRPATADDON:", "ISACCOUNTHOLDER:", "PERMISSIONS:", "1", "337380", "True", "Offline", "Root", " ", "\n", "\n\n", "\r\n", ":", "ä", "x",
        ];
        Gen.Select(Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 40], Gen.Int[0, Parsers.Length - 1])
            .Sample((chosen, parser) => IsHandled(Parsers[parser], Encoding.UTF8.GetBytes(string.Concat(chosen))));
    }

    [Fact]
    public void A_real_answer_with_a_damaged_byte_or_cut_anywhere_never_breaks_a_parser() =>
        Gen.Select(Gen.Int[0, Transcripts.Length - 1].Select(i => Transcripts[i]), Gen.Double[0, 1], Gen.Byte, Gen.Bool, Gen.Int[0, Parsers.Length - 1])
            .Sample((transcript, where, value, cut, parser) =>
            {
                byte[] data = Transcript.Data(transcript);
                int position = (int)(where * (data.Length - 1));
                data[position] = value;
                return IsHandled(Parsers[parser], cut ? data[..position] : data);
            });

    [Fact]
    public void S1_a_user_record_that_is_cut_anywhere_is_never_taken_for_a_whole_one()
    {
        byte[] data = Transcript.Data("getUser");
        int lastValue = data.AsSpan().LastIndexOf("Offline"u8);
        for (int length = 0; length < lastValue + "Offline".Length; length++)
        {
            byte[] cut = data[..length];
            Assert.Throws<UnreadableAnswerException>(() => UserAnswer.Parse(cut, Samples.Ann));
        }
    }

    private static bool IsHandled(Action<byte[]> parser, byte[] data)
    {
        try
        {
            parser(data);
        }
        catch (UnreadableAnswerException refused)
        {
            return refused.Message.Length > 0;
        }

        return true;
    }
}
