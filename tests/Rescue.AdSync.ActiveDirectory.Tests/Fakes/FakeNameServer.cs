using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Rescue.AdSync.ActiveDirectory.Connecting;

namespace Rescue.AdSync.ActiveDirectory.Fakes;

/// <summary>A DNS server on a free loopback port that knows the domain controllers of one domain.</summary>
internal sealed class FakeNameServer : IAsyncDisposable
{
    private const int ServiceType = 33;
    private const byte NameUnknown = 3;
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    public FakeNameServer(string domain, params ServiceRecord[] records)
    {
        Records = records;
        Name = $"_ldap._tcp.dc._msdcs.{domain}";
        _serving = ServeAsync();
    }

    public IPEndPoint EndPoint => (IPEndPoint)_socket.Client.LocalEndPoint!;

    public string Name { get; }

    /// <summary>Gets or sets what it knows; nothing at all, and it says that there is no such name.</summary>
    public IReadOnlyList<ServiceRecord> Records { get; set; }

    /// <summary>Gets or sets a value indicating whether it keeps silent.</summary>
    public bool IsSilent { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _socket.Dispose();
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                UdpReceiveResult question = await _socket.ReceiveAsync(_end.Token);
                if (!IsSilent)
                {
                    _ = await _socket.SendAsync(Answer(question.Buffer), question.RemoteEndPoint, _end.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private byte[] Answer(byte[] question)
    {
        int end = EndOfQuestion(question, out string name);
        IReadOnlyList<ServiceRecord> records = name.Equals(Name, StringComparison.OrdinalIgnoreCase) ? Records : [];
        using var answer = new MemoryStream();
        answer.Write(question.AsSpan(0, 2));
        answer.Write([0x85, records.Count == 0 ? (byte)(0x80 | NameUnknown) : (byte)0x80]);
        Write(answer, 1, records.Count, 0, 0);
        answer.Write(question.AsSpan(12, end - 12));
        foreach (ServiceRecord record in records)
        {
            WriteRecord(answer, record);
        }

        return answer.ToArray();
    }

    private static int EndOfQuestion(byte[] question, out string name)
    {
        var labels = new List<string>();
        int position = 12;
        while (question[position] > 0)
        {
            labels.Add(Encoding.ASCII.GetString(question, position + 1, question[position]));
            position += question[position] + 1;
        }

        name = string.Join('.', labels);
        return position + 5;
    }

    private static void WriteRecord(MemoryStream answer, ServiceRecord record)
    {
        // The name is the one that stands in the question.
        byte[] target = [.. record.Host.Split('.').SelectMany(label => Encoding.ASCII.GetBytes(label).Prepend((byte)label.Length)), 0];
        Write(answer, 0xC00C, ServiceType, 1, 0, 60, 6 + target.Length, record.Priority, record.Weight, record.Port);
        answer.Write(target);
    }

    private static void Write(MemoryStream stream, params int[] numbers)
    {
        Span<byte> bytes = stackalloc byte[2];
        foreach (int number in numbers)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)number);
            stream.Write(bytes);
        }
    }
}
